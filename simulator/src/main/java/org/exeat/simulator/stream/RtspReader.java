package org.exeat.simulator.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a client's messages one after the other. Whatever is sent, at most {@link #MOST_LINE} and
 * {@link #MOST_HEADERS} are kept. For use by one thread.
 */
final class RtspReader {
  /** Bytes of one line. */
  static final int MOST_LINE = 2048;

  /** Header lines of one request. */
  static final int MOST_HEADERS = 64;

  /** Bytes of a body, which is not looked at: parameters to get or set are a line each. */
  static final int MOST_BODY = 4096;

  /** Empty lines before a request, which RFC 2326, clause 4.1 allows. */
  private static final int MOST_EMPTY_LINES = 8;

  /** A token of RFC 2326, clause 15.1. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** Visible ASCII (RFC 2396, clause 2). */
  private static final Pattern URI = Pattern.compile("[!-~]+");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final InputStream in;

  RtspReader(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for the next message.
   *
   * @throws RtspSyntaxException where it is none, or too large
   * @throws IOException where the connection breaks, or ends within a message
   */
  RtspMessage next() throws IOException, RtspSyntaxException {
    int first = in.read();
    return first < 0 ? new RtspMessage.End() : after(first);
  }

  /** The message that begins with a byte that was read already. */
  RtspMessage after(int first) throws IOException, RtspSyntaxException {
    if (first == '$') {
      return interleaved();
    }
    int begin = first;
    for (int empty = 0; begin == '\r' || begin == '\n'; empty++) {
      if (empty == 2 * MOST_EMPTY_LINES) {
        throw bad("there are only empty lines");
      }
      begin = in.read();
      if (begin < 0) {
        return new RtspMessage.End();
      }
    }
    if (begin == '$') {
      return interleaved();
    }
    return request(line(begin, RtspStatus.REQUEST_URI_TOO_LARGE));
  }

  private RtspMessage.Interleaved interleaved() throws IOException {
    int channel = need();
    int length = need() << 8 | need();
    skip(length);
    return new RtspMessage.Interleaved(channel, length);
  }

  private RtspMessage.Request request(String line) throws IOException, RtspSyntaxException {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3
        || !TOKEN.matcher(parts[0]).matches()
        || !URI.matcher(parts[1]).matches()
        || !parts[2].startsWith("RTSP/")) {
      throw bad("a request line is METHOD URI RTSP/1.0");
    }
    if (!parts[2].equals("RTSP/1.0")) {
      throw new RtspSyntaxException(RtspStatus.VERSION_NOT_SUPPORTED, "only RTSP/1.0 is spoken");
    }
    SortedMap<String, String> headers = headers();
    String sequence = headers.getOrDefault("cseq", "");
    if (!NUMBER.matcher(sequence).matches()) {
      throw bad("a request has a CSeq header with a number");
    }
    String length = headers.getOrDefault("content-length", "0");
    if (!NUMBER.matcher(length).matches()) {
      throw bad("Content-Length is a number");
    }
    if (Integer.parseInt(length) > MOST_BODY) {
      throw new RtspSyntaxException(
          RtspStatus.REQUEST_ENTITY_TOO_LARGE, "a body has at most " + MOST_BODY + " bytes");
    }
    skip(Integer.parseInt(length));
    return new RtspMessage.Request(parts[0], parts[1], Long.parseLong(sequence), headers);
  }

  private SortedMap<String, String> headers() throws IOException, RtspSyntaxException {
    SortedMap<String, String> headers = new TreeMap<>();
    for (int lines = 0; ; lines++) {
      String line = line(need(), RtspStatus.BAD_REQUEST);
      if (line.isEmpty()) {
        return headers;
      }
      if (lines == MOST_HEADERS) {
        throw bad("a request has at most " + MOST_HEADERS + " header lines");
      }
      int colon = line.indexOf(':');
      if (colon < 1 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw bad("a header line is Name: value");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
  }

  /** A line without its end, which is CR LF, or LF of clients that do not keep to that. */
  private String line(int first, RtspStatus tooLong) throws IOException, RtspSyntaxException {
    byte[] bytes = new byte[MOST_LINE];
    int length = 0;
    for (int b = first; b != '\n'; b = need()) {
      if (length == MOST_LINE) {
        throw new RtspSyntaxException(tooLong, "a line has at most " + MOST_LINE + " bytes");
      }
      if (b == 0) {
        throw bad("a line has no zero bytes");
      }
      bytes[length++] = (byte) b;
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private int need() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw ended();
    }
    return b;
  }

  private void skip(int bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw (EOFException) ended().initCause(e);
    }
  }

  private static EOFException ended() {
    return new EOFException("the connection ended within a message");
  }

  private static RtspSyntaxException bad(String message) {
    return new RtspSyntaxException(RtspStatus.BAD_REQUEST, message);
  }
}
