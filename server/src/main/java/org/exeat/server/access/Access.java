package org.exeat.server.access;

import java.time.Clock;
import java.util.Optional;

/**
 * How people and devices come to the server. Immutable.
 *
 * @param listening where
 * @param provider of an organisation, where people may sign in by it
 * @param clock by which tokens, sessions and certificates end
 * @param publicAddress at which telephones reach it; empty where that is the one at which a page
 *     was opened
 */
public record Access(
    Listening listening,
    Optional<OidcProvider> provider,
    Clock clock,
    Optional<PublicAddress> publicAddress) {
  /** Telephones reach it at the address at which a page was opened. */
  public Access(Listening listening, Optional<OidcProvider> provider, Clock clock) {
    this(listening, provider, clock, Optional.empty());
  }

  /** From this machine, by accounts of this server only. */
  public static Access accountsOnly() {
    return new Access(Listening.thisMachine(), Optional.empty(), Clock.systemUTC());
  }
}
