package org.exeat.records.receipt;

import java.io.IOException;
import java.util.Objects;

/** An office of receipts that cannot be used, and why. */
public final class ReceiptOfficeException extends IOException {
  private static final long serialVersionUID = 1L;

  ReceiptOfficeException(String message) {
    super(message);
  }

  ReceiptOfficeException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
