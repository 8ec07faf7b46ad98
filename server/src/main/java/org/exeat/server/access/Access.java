package org.exeat.server.access;

import java.time.Clock;
import java.util.Optional;

/**
 * How people come to the server.
 *
 * @param provider of an organisation, where people may sign in by it
 * @param clock by which tokens and sessions end
 */
public record Access(Optional<OidcProvider> provider, Clock clock) {
  /** By accounts of this server only. */
  public static Access accountsOnly() {
    return new Access(Optional.empty(), Clock.systemUTC());
  }

  /** The same with a provider. */
  public Access with(OidcProvider by) {
    return new Access(Optional.of(by), clock);
  }
}
