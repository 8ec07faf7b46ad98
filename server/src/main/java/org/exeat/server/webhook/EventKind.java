package org.exeat.server.webhook;

import java.util.Locale;

/** What a receiver can be told. */
public enum EventKind {
  /** What the sign shows is another: also once at the start, so that a sign knows how it stands. */
  SIGN,
  /** Somebody has come to the line. */
  OPENED,
  /** The machine has decided. */
  DECIDED,
  /** A crossing is over. */
  CLOSED,
  /** A crossing was given up: nothing of it counts. */
  ABANDONED;

  /** As it is written in files and messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
