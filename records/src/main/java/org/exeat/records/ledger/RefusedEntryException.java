package org.exeat.records.ledger;

import java.io.IOException;
import java.util.Objects;

/** An entry that may not come next, by the rules of a crossing; the message says which. */
public final class RefusedEntryException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedEntryException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
