package org.exeat.server.account;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in. Its {@code toString} does not show the hash.
 *
 * @param name 1 to 40 lower case letters, digits and dashes; no name of a person is needed
 * @param roles at least one
 * @param passwordHash Argon2id, in the PHC string format
 * @param mustChange whether the password is a first one, which is good for changing it only
 */
public record Account(String name, Set<Role> roles, String passwordHash, boolean mustChange) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Account {
    roles = Set.copyOf(roles);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 40 lower case letters, digits and dashes, a letter first");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account has at least one role");
    }
    if (!passwordHash.startsWith("$argon2id$")) {
      throw new IllegalArgumentException("a password's hash is one of Argon2id");
    }
  }

  /** Another one whenever the password or the roles are; tells nothing of either. */
  public String stamp() {
    return Integer.toHexString(Objects.hash(passwordHash, roles, mustChange));
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + roles + "]";
  }
}
