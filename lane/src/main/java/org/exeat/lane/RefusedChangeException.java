package org.exeat.lane;

/** A change that takes two people cannot be proposed or decided so; the message says why. */
public final class RefusedChangeException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedChangeException(String message) {
    super(message);
  }
}
