package org.exeat.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer (RFC 2326, clause 7), made line by line. What a client sent is never put into it but
 * for the number of its request, so nothing in it needs escaping.
 */
final class RtspResponse {
  private final RtspStatus status;
  private final List<String> lines = new ArrayList<>();
  private byte[] body = {};

  RtspResponse(RtspStatus status) {
    this.status = status;
  }

  /** Adds a header. */
  RtspResponse with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  /** Adds a body and the header of its type. */
  RtspResponse withBody(String type, byte[] bytes) {
    body = bytes;
    return with("Content-Type", type);
  }

  RtspStatus status() {
    return status;
  }

  /** The bytes to send. */
  byte[] bytes() {
    List<String> all = new ArrayList<>();
    all.add("RTSP/1.0 " + status);
    all.addAll(lines);
    if (body.length > 0) {
      all.add("Content-Length: " + body.length);
    }
    byte[] head = (String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, bytes, head.length, body.length);
    return bytes;
  }
}
