package org.exeat.server.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address at which travellers' telephones reach the server, whatever address a page was opened
 * at: an origin (RFC 6454, section 4), as codes carry it. Immutable.
 *
 * @param origin {@code https://HOST} or {@code https://HOST:PORT}, or the same with http, in lower
 *     case and without a slash at the end
 */
public record PublicAddress(String origin) {
  private static final int LAST_PORT = 65_535;

  /**
   * Reads one; a slash at its end is nothing.
   *
   * @param key what the address stands for in a refusal, which does not repeat it
   * @throws IllegalArgumentException where it is no origin, or leads a telephone to itself
   */
  public static PublicAddress of(String key, String text) {
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(refusal(key), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (!(scheme.equals("https") || scheme.equals("http"))
        || host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        || uri.getPort() == 0
        || uri.getPort() > LAST_PORT) {
      throw new IllegalArgumentException(refusal(key));
    }
    if (isOfOneMachine(host)) {
      throw new IllegalArgumentException(
          key + " must be an address that telephones reach: this one leads each machine to itself");
    }
    return new PublicAddress(
        scheme
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
  }

  private static String refusal(String key) {
    return key
        + " must be https://HOST or https://HOST:PORT (or http://), without a user, a path, a query"
        + " or a fragment";
  }

  /**
   * Whether a host leads each machine to itself: {@code localhost} (RFC 6761, section 6.3), a
   * loopback address or the unspecified one.
   *
   * @param host as in a URL, an IPv6 address in brackets
   */
  public static boolean isOfOneMachine(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", ""));
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name, which is not looked up
    }
  }
}
