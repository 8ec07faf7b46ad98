package org.exeat.documents.trust;

/** A file cannot be imported as a whole; the message names the rule. */
public final class TrustImportException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Names the rule. */
  public TrustImportException(String message) {
    super(message);
  }

  /** Names the rule and keeps the cause. */
  public TrustImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
