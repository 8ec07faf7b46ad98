package org.exeat.records.stays;

import java.io.IOException;
import java.util.Objects;

/** The stays cannot be kept or read as asked; the message says why and what to do. */
public class StayException extends IOException {
  private static final long serialVersionUID = 1;

  /** Without a cause. */
  public StayException(String message) {
    super(message);
  }

  /** With one. */
  public StayException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
