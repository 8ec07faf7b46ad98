package org.exeat.lane;

import org.jspecify.annotations.Nullable;

/**
 * Input that cannot be used; the message names the file, the place in it and the rule, and no
 * personal data.
 */
public final class InvalidInputException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong, where, and what would be right. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** The same with its cause. */
  public InvalidInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The message, never absent. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
