package org.exeat.simulator.stream;

/** What came is no request; where the next would begin cannot be known, so the connection ends. */
final class RtspSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final RtspStatus status;

  RtspSyntaxException(RtspStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** What the client is answered. */
  RtspStatus status() {
    return status;
  }
}
