package org.exeat.server.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.exeat.server.account.Role;

/**
 * An organisation's OpenID provider, as its file says it (OpenID Connect Core 1.0, Discovery 1.0).
 * Immutable.
 *
 * @param issuer its issuer identifier, {@code https}; {@code http} on this machine only
 * @param clientId what the provider knows this server by
 * @param clientSecretFile whose first line is the client's secret; only its owner may read it; as
 *     it lies from the settings' file
 * @param scopes that are asked for, {@code openid} among them
 * @param rolesClaim claim of the ID token that says what somebody is: its name, or a path of names
 *     with dots; its value is text or a list of texts
 * @param roles by the claim's values; never {@code device}: devices have accounts of their own
 * @param button its text by language ({@code en}, {@code fr}, {@code es}); the usual words where
 *     there is none
 * @param signature of ID tokens; always with a key that the provider publishes
 * @param askAgain whether the provider is told to ask who it is each time, so that nobody at a
 *     shared desk goes on as the one before
 * @param longestSession after which a session ends, however busy it is; one minute to a day
 */
public record OidcSettings(
    String issuer,
    String clientId,
    String clientSecretFile,
    List<String> scopes,
    String rolesClaim,
    Map<String, Role> roles,
    Map<String, String> button,
    Signature signature,
    boolean askAgain,
    Duration longestSession) {
  /** Algorithms of RFC 7518, section 3.1, that take a public key. */
  public enum Signature {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512
  }

  /** Languages of the console. */
  private static final Set<String> LANGUAGES = Set.of("en", "fr", "es");

  private static final Duration LONGEST = Duration.ofDays(1);

  public OidcSettings {
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
    button = Map.copyOf(button);
    if (!isSecure(issuer) || issuer.contains("?")) {
      throw new IllegalArgumentException(
          "issuer must be an https:// address without query and fragment");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("client_id must not be empty");
    }
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("scopes must name openid");
    }
    if (rolesClaim.isBlank()) {
      throw new IllegalArgumentException("roles_claim must name a claim");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles must give at least one value of the claim a role");
    }
    if (roles.containsValue(Role.DEVICE)) {
      throw new IllegalArgumentException(
          "roles must not give the role device: devices have accounts of their own");
    }
    if (!LANGUAGES.containsAll(button.keySet())
        || button.values().stream().anyMatch(t -> t.isBlank() || t.length() > 80)) {
      throw new IllegalArgumentException(
          "button must hold texts of 1 to 80 characters for en, fr, es");
    }
    if (longestSession.compareTo(Duration.ofMinutes(1)) < 0
        || longestSession.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("longest_session must be PT1M to P1D");
    }
  }

  /** Whether an address may be asked: nobody between here and there can change what it answers. */
  public static boolean isSecure(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      if (host == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
        return false;
      }
      return "https".equalsIgnoreCase(uri.getScheme())
          || ("http".equalsIgnoreCase(uri.getScheme())
              && Set.of("127.0.0.1", "[::1]", "localhost").contains(host.toLowerCase(Locale.ROOT)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * The roles that an ID token gives.
   *
   * @param claims of it
   * @return none where the claim is not there or has no value that is known
   */
  public Set<Role> rolesIn(Map<String, Object> claims) {
    Set<Role> given = EnumSet.noneOf(Role.class);
    for (String value : texts(claim(claims))) {
      Role role = roles.get(value);
      if (role != null) {
        given.add(role);
      }
    }
    return given;
  }

  /** By its name, for some have dots in it; else by its path. */
  private Object claim(Map<String, Object> claims) {
    Object value = claims.get(rolesClaim);
    if (value != null) {
      return value;
    }
    Object at = claims;
    for (String name : rolesClaim.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : List.of();
    }
    return at;
  }

  private static List<String> texts(Object value) {
    if (value instanceof String one) {
      return List.of(one);
    }
    List<String> all = new ArrayList<>();
    if (value instanceof Iterable<?> many) {
      many.forEach(v -> {
        if (v instanceof String text) {
          all.add(text);
        }
      });
    }
    return all;
  }
}
