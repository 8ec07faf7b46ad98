package org.exeat.server.access;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where the server listens, and what is between it and a browser. Beyond this machine nothing goes
 * in the clear: either the server has TLS itself, or a proxy that is named here has it. Immutable.
 *
 * @param address of this machine
 * @param tls of its own; empty for none
 * @param proxies by whose word the server takes who asks (X-Forwarded-For) and how
 *     (X-Forwarded-Proto); on this machine only, any on it
 * @param told hears what its operator has to know while it runs
 */
public record Listening(
    InetAddress address, Optional<TlsKeys> tls, Set<InetAddress> proxies, Consumer<String> told) {
  public Listening {
    proxies = Set.copyOf(proxies);
    if (!address.isLoopbackAddress() && tls.isEmpty() && proxies.isEmpty()) {
      throw new IllegalArgumentException(
          "a server that listens at "
              + address.getHostAddress()
              + ", beyond this machine, has TLS (--tls-keys FILE.p12 --tls-password-file FILE) or stands behind a proxy"
              + " that has (--behind-proxy ADDRESS)");
    }
  }

  /** To this machine, without TLS: a proxy on it has that. */
  public static Listening thisMachine() {
    return new Listening(
        InetAddress.ofLiteral("127.0.0.1"), Optional.empty(), Set.of(), words -> {});
  }

  /** Whether there may be a proxy. */
  public boolean isBehindProxy() {
    return !proxies.isEmpty() || tls.isEmpty();
  }
}
