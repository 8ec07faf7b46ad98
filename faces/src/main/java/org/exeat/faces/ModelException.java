package org.exeat.faces;

import org.jspecify.annotations.Nullable;

/** A model or its weights cannot be used; the message names the file and what is wrong with it. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The message, never absent. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
