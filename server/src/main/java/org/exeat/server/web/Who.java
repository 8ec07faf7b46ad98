package org.exeat.server.web;

import java.io.Serializable;
import java.util.Set;
import org.exeat.server.account.Account;
import org.exeat.server.account.Role;

/**
 * Who has signed in, in a session.
 *
 * @param stamp of the account as it was then
 */
record Who(String account, Set<Role> roles, boolean mustChange, String stamp)
    implements Serializable {
  Who {
    roles = Set.copyOf(roles);
  }

  static Who of(Account a) {
    return new Who(a.name(), a.roles(), a.mustChange(), a.stamp());
  }
}
