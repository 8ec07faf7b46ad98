package org.exeat.records.disclosure;

import java.io.IOException;
import java.util.Objects;

/** Something is not given, and why not. */
public final class RefusedDisclosureException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedDisclosureException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
