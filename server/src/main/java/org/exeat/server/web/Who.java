package org.exeat.server.web;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.exeat.server.account.Account;
import org.exeat.server.account.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in, in a session. Its {@code toString} does not show who.
 *
 * @param account what pseudonyms in the record are made of: the name of an account here, which has
 *     neither colon nor space; or a provider's issuer, a space, and the subject there
 * @param shown what the page calls them
 * @param stamp of the account as it was then; empty for whom a provider vouches
 * @param lanes that a device may tell something; none for all
 * @param until when a session by a provider ends; null where it goes on as the account does
 */
record Who(
    String account,
    String shown,
    Set<Role> roles,
    boolean mustChange,
    String stamp,
    Set<String> lanes,
    @Nullable Instant until)
    implements Serializable {
  Who {
    roles = Set.copyOf(roles);
    lanes = Set.copyOf(lanes);
  }

  /** With an account of this server. */
  static Who of(Account a) {
    return new Who(a.name(), a.name(), a.roles(), a.mustChange(), a.stamp(), a.lanes(), null);
  }

  /** By an organisation's provider. */
  static Who provided(String account, String shown, Set<Role> roles, Instant until) {
    return new Who(account, shown, roles, false, "", Set.of(), until);
  }

  @Override
  public String toString() {
    return "Who[" + roles + "]";
  }
}
