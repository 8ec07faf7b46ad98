package org.exeat.records.vault;

import java.io.IOException;
import java.util.Objects;

/** Evidence that cannot be kept or read, and why; the message shows nothing of it. */
public final class VaultException extends IOException {
  private static final long serialVersionUID = 1L;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
