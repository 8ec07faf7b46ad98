package org.exeat.simulator.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way in which a client would take the packets (RFC 2326, clause 12.39). */
sealed interface TransportOffer {
  /**
   * Between the answers, on the connection itself.
   *
   * @param rtp channel, 0 to 255
   * @param rtcp channel, 0 to 255
   */
  record Interleaved(int rtp, int rtcp) implements TransportOffer {}

  /**
   * As datagrams to the host that asks, and to no other, or this server could be turned upon one.
   *
   * @param rtp port, 1 to 65535
   * @param rtcp port, 1 to 65535
   */
  record Datagrams(int rtp, int rtcp) implements TransportOffer {}

  /** A number and the one after it, or two. */
  Pattern PAIR = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

  /**
   * Chooses from a Transport header the first offer that can be met.
   *
   * @param value offers, the most wanted first, separated by commas
   * @return empty where none can be met or the header is wrong
   */
  static Optional<TransportOffer> choose(String value) {
    for (String offer : value.split(",", -1)) {
      Optional<TransportOffer> met = parse(offer.strip().toLowerCase(Locale.ROOT).split(";", -1));
      if (met.isPresent()) {
        return met;
      }
    }
    return Optional.empty();
  }

  private static Optional<TransportOffer> parse(String[] parts) {
    String interleaved = "0-1";
    String ports = "";
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("interleaved=")) {
        interleaved = part.substring(part.indexOf('=') + 1);
      } else if (part.startsWith("client_port=")) {
        ports = part.substring(part.indexOf('=') + 1);
      } else if (part.equals("multicast")
          || part.startsWith("destination=")
          || part.startsWith("mode=") && !part.matches("mode=\"?play\"?")) {
        return Optional.empty();
      }
    }
    return switch (parts[0].strip()) {
      case "rtp/avp/tcp" -> pair(interleaved, 0, 255).map(p -> new Interleaved(p[0], p[1]));
      case "rtp/avp", "rtp/avp/udp" -> pair(ports, 1, 65535).map(p -> new Datagrams(p[0], p[1]));
      default -> Optional.empty();
    };
  }

  private static Optional<int[]> pair(String text, int least, int most) {
    Matcher m = PAIR.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int a = Integer.parseInt(m.group(1));
    int b = m.group(2) == null ? a + 1 : Integer.parseInt(m.group(2));
    boolean fits = Math.min(a, b) >= least && Math.max(a, b) <= most && a != b;
    return fits ? Optional.of(new int[] {a, b}) : Optional.empty();
  }
}
