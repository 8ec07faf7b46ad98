package org.exeat.records.stays;

/** The database of stays is not there now, or broke off; what is noted waits. */
public final class DatabaseAwayException extends StayException {
  private static final long serialVersionUID = 1;

  DatabaseAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
