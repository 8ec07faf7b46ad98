package org.exeat.server.access;

import java.time.Clock;
import java.util.Optional;

/**
 * How people and devices come to the server. Immutable.
 *
 * @param listening where
 * @param provider of an organisation, where people may sign in by it
 * @param clock by which tokens, sessions and certificates end
 */
public record Access(Listening listening, Optional<OidcProvider> provider, Clock clock) {
  /** From this machine, by accounts of this server only. */
  public static Access accountsOnly() {
    return new Access(Listening.thisMachine(), Optional.empty(), Clock.systemUTC());
  }
}
