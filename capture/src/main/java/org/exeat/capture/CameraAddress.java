package org.exeat.capture;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a camera's pictures come from: the address of an RTSP stream (RFC 2326, clause 3.2) or the
 * path of a video file. A stream's packets come over the connection of the conversation itself, so
 * that nothing is lost and some are late; at {@code rtspu://}, as GStreamer writes it, as
 * datagrams, of which some are lost and none is late. It may hold a password, which {@link
 * #toString} leaves out; only that goes into messages.
 *
 * @param text as configured
 */
record CameraAddress(String text) {
  /** So name cameras it that take a password in the path or the query. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?<![a-z])(user|usr|username|pass|passwd|password|pwd|auth|token|key)=[^&/;?#]*");

  private static final String DATAGRAMS = "rtspu://";

  /** Checks that there is one. */
  CameraAddress {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a camera's address is an rtsp:// address or a path");
    }
    if (text.contains("://") && !isStream(text)) {
      throw new IllegalArgumentException(
          "of addresses only rtsp:// and rtspu:// are read, not "
              + text.substring(0, text.indexOf("://") + 3));
    }
  }

  /** Whether it is a stream, and not a file. */
  boolean isStream() {
    return isStream(text);
  }

  private static boolean isStream(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("rtsp://") || lower.startsWith(DATAGRAMS);
  }

  /** Whether a stream's packets come as datagrams. */
  boolean isDatagrams() {
    return text.toLowerCase(Locale.ROOT).startsWith(DATAGRAMS);
  }

  /** As FFmpeg reads it, secrets included. */
  String url() {
    // the protocol is named, or a file called "tcp:x" would be a connection
    return isDatagrams()
        ? "rtsp://" + text.substring(DATAGRAMS.length())
        : isStream() ? text : "file:" + text;
  }

  /** The address without user, password and other secrets. */
  @Override
  public String toString() {
    if (!isStream()) {
      return text;
    }
    String scheme = text.substring(0, text.indexOf("://") + 3);
    String rest = text.substring(scheme.length()).replaceFirst("^[^/?#]*@", "");
    // A sign that should have been escaped may be of a password: hide too much, not too little.
    int at = rest.lastIndexOf('@');
    rest = at < 0 ? rest : "…" + rest.substring(at);
    return scheme + SECRET.matcher(rest).replaceAll("$1=…");
  }
}
