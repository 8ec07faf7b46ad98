package org.exeat.records.ledger;

import java.io.IOException;
import java.util.Objects;

/** A ledger that cannot be read, or that does not hold what it says; the message names where. */
public final class LedgerException extends IOException {
  private static final long serialVersionUID = 1L;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
