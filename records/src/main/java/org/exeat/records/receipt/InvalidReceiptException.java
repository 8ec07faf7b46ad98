package org.exeat.records.receipt;

import java.util.Objects;

/** A receipt, a status list or keys that are not what they should be; the message says why. */
public final class InvalidReceiptException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidReceiptException(String message) {
    super(message);
  }

  InvalidReceiptException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
