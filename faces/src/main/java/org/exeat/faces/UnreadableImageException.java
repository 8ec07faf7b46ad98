package org.exeat.faces;

import org.jspecify.annotations.Nullable;

/**
 * A file that is not a usable picture. The message says what is wrong and what the rule is; it
 * names no file.
 */
public final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** Not a picture, or of a format that is not read. */
    FORMAT,
    /** More bytes, pixels or length than are read. */
    TOO_LARGE,
    /** The file ends before the picture does. */
    TRUNCATED,
    /** The decoder gave up. */
    BROKEN
  }

  private final Reason reason;

  UnreadableImageException(Reason reason, String message) {
    this(reason, message, null);
  }

  UnreadableImageException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is wrong with it. */
  public Reason reason() {
    return reason;
  }

  /** The message, never absent. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
