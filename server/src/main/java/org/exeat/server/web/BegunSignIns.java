package org.exeat.server.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Sign-ins that have begun at the provider and not ended here, in memory only: each is good once,
 * for ten minutes, in the browser that has its ticket. Thread-safe.
 */
final class BegunSignIns {
  /** How long somebody may take at the provider. */
  static final Duration GOOD = Duration.ofMinutes(10);

  /** Those that are remembered, the newest: an abandoned one is forgotten. */
  static final int MOST = 1_000;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Begun> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
          return size() > MOST;
        }
      };

  private record Begun(OAuth2AuthorizationRequest asked, Instant until) {}

  BegunSignIns(InstantSource clock) {
    this.clock = clock;
  }

  /** Remembers one; returns its ticket, 256 random bits. */
  synchronized String add(OAuth2AuthorizationRequest asked) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    begun.put(ticket, new Begun(asked, clock.instant().plus(GOOD)));
    return ticket;
  }

  /** Takes one out. */
  synchronized Optional<OAuth2AuthorizationRequest> take(String ticket) {
    return Optional.ofNullable(begun.remove(ticket))
        .filter(b -> clock.instant().isBefore(b.until()))
        .map(Begun::asked);
  }
}
