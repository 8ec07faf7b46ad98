package org.exeat.simulator.people;

/** What a face does, in the steps that heads are built for. */
public enum Mien {
  NEUTRAL,
  SMILE,
  /** Mouth open as in speech. */
  TALK,
  /** Eyes closed: a blink, or sleep. */
  EYES_CLOSED
}
