package org.exeat.simulator.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a client sends over its connection. */
sealed interface RtspMessage {
  /**
   * A request (RFC 2326, clause 6).
   *
   * @param method upper case as sent, such as PLAY; may be one that does not exist
   * @param uri as sent
   * @param sequence the CSeq header's number
   * @param headers by name in lower case; of repeated ones the first
   */
  record Request(String method, String uri, long sequence, SortedMap<String, String> headers)
      implements RtspMessage {
    public Request {
      headers = new TreeMap<>(headers);
    }

    /** A header's value without the space around it. */
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * Binary data between requests (RFC 2326, clause 10.12): a client's RTCP receiver reports, which
   * are not looked at.
   *
   * @param channel 0 to 255
   * @param length bytes, 0 to 65535
   */
  record Interleaved(int channel, int length) implements RtspMessage {}

  /** The client closed its side. */
  record End() implements RtspMessage {}
}
