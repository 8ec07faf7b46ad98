package org.exeat.server.account;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, by a password or, a device, by a certificate. Its {@code toString}
 * shows neither.
 *
 * @param name 1 to 40 lower case letters, digits and dashes; no name of a person is needed
 * @param roles at least one; a device has no other
 * @param passwordHash Argon2id, in the PHC string format; null with a certificate
 * @param mustChange whether the password is a first one, which is good for changing it only
 * @param certificate the SHA-256 of a device's certificate as it is encoded (DER), 64 lower case
 *     hexadecimal digits; null with a password
 * @param lanes that a device may tell something, by name; none for all
 */
public record Account(
    String name,
    Set<Role> roles,
    @Nullable String passwordHash,
    boolean mustChange,
    @Nullable String certificate,
    Set<String> lanes) {
  private static final Set<Role> DEVICE = Set.of(Role.DEVICE);
  private static final int LONGEST_LANE = 80;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Account {
    roles = Set.copyOf(roles);
    lanes = Set.copyOf(lanes);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 40 lower case letters, digits and dashes, a letter first");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account has at least one role");
    }
    if ((passwordHash == null) == (certificate == null)) {
      throw new IllegalArgumentException("an account has either a password or a certificate");
    }
    if (passwordHash != null && !passwordHash.startsWith("$argon2id$")) {
      throw new IllegalArgumentException("a password's hash is one of Argon2id");
    }
    if (certificate != null && !certificate.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a certificate's SHA-256 has 64 hexadecimal digits");
    }
    if (roles.contains(Role.DEVICE) && !roles.equals(DEVICE)) {
      throw new IllegalArgumentException("a device's account has no other role");
    }
    if (!roles.equals(DEVICE) && (certificate != null || !lanes.isEmpty())) {
      throw new IllegalArgumentException("only a device's account has a certificate, or lanes");
    }
    if (lanes.stream().anyMatch(l -> l.isBlank() || l.length() > LONGEST_LANE)) {
      throw new IllegalArgumentException("a lane's name has 1 to " + LONGEST_LANE + " characters");
    }
  }

  /** With a password. */
  Account(String name, Set<Role> roles, String passwordHash, boolean mustChange) {
    this(name, roles, passwordHash, mustChange, null, Set.of());
  }

  /** Whether it is a machine's, which signs in with each request and opens no session. */
  public boolean isDevice() {
    return roles.equals(DEVICE);
  }

  /**
   * Another one whenever the password, the certificate, the roles or the lanes are; tells nothing
   * of them.
   */
  public String stamp() {
    return Integer.toHexString(Objects.hash(passwordHash, roles, mustChange, certificate, lanes));
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + roles + "]";
  }
}
