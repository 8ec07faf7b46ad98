package org.exeat.simulator.stream;

/** The answers of RFC 2326, clause 7.1.1, that are given. */
enum RtspStatus {
  OK(200, "OK"),
  BAD_REQUEST(400, "Bad Request"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  NOT_ACCEPTABLE(406, "Not Acceptable"),
  REQUEST_ENTITY_TOO_LARGE(413, "Request Entity Too Large"),
  REQUEST_URI_TOO_LARGE(414, "Request-URI Too Large"),
  PARAMETER_NOT_UNDERSTOOD(451, "Parameter Not Understood"),
  SESSION_NOT_FOUND(454, "Session Not Found"),
  METHOD_NOT_VALID_IN_THIS_STATE(455, "Method Not Valid in This State"),
  UNSUPPORTED_TRANSPORT(461, "Unsupported transport"),
  NOT_IMPLEMENTED(501, "Not Implemented"),
  VERSION_NOT_SUPPORTED(505, "RTSP Version not supported"),
  OPTION_NOT_SUPPORTED(551, "Option not supported");

  private final int code;
  private final String phrase;

  RtspStatus(int code, String phrase) {
    this.code = code;
    this.phrase = phrase;
  }

  /** As it stands in the status line. */
  @Override
  public String toString() {
    return code + " " + phrase;
  }
}
