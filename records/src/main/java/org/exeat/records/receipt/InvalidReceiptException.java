package org.exeat.records.receipt;

import java.util.Objects;

/** A receipt, a status list or keys that are not what they should be; the message says why. */
public final class InvalidReceiptException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for who says it in other words than the message's. */
  public enum Reason {
    /** It is none: cut off, too long, something else. */
    NO_RECEIPT,
    /** It has the form of one, and none of the port's keys signed it. */
    NOT_SIGNED,
    /** The port signed it, and something is shown beside it that it did not sign. */
    SHOWN_UNSIGNED,
    /** The published keys, or the status list, are not what they should be. */
    NOT_PUBLISHED
  }

  private final Reason reason;

  InvalidReceiptException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  InvalidReceiptException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
