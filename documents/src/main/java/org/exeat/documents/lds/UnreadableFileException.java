package org.exeat.documents.lds;

/**
 * A chip file breaks a rule of ICAO Doc 9303 part 10 or of the standard that it refers to. The
 * message names the file, the place and the rule, and nothing of the content.
 */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Names the rule. */
  public UnreadableFileException(String message) {
    super(message);
  }

  /** Names the rule and keeps the cause. */
  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
