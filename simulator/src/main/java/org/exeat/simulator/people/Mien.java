package org.exeat.simulator.people;

import org.exeat.simulator.people.View.Expression;

/** What a face does, in the steps that heads are built for. */
public enum Mien {
  NEUTRAL,
  SMILE,
  /** Mouth open as in speech. */
  TALK,
  /** Eyes closed: a blink, or sleep. */
  EYES_CLOSED;

  /** The same as an expression that looks straight ahead. */
  Expression expression() {
    return switch (this) {
      case NEUTRAL -> Expression.NEUTRAL;
      case SMILE -> new Expression(.7f, 0, .05f, 0, 0, .05f);
      case TALK -> new Expression(.1f, .55f, 0, 0, 0, .1f);
      case EYES_CLOSED -> new Expression(0, 0, 2, 0, 0, 0);
    };
  }
}
