package org.exeat.records.backup;

import java.io.IOException;
import java.util.Objects;

/** A backup that cannot be made, or is not what was made; the message says why. */
public final class BackupException extends IOException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
