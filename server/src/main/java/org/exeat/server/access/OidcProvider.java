package org.exeat.server.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.exeat.lane.InvalidInputException;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/**
 * An organisation's OpenID provider and the secret that this server has with it. Its {@code
 * toString} does not show the secret. Immutable.
 */
public record OidcProvider(OidcSettings settings, String clientSecret) {
  /** How long a session lasts where the file does not say: a shift. */
  private static final Duration SHIFT = Duration.ofHours(8);

  private static final YamlReader READER =
      new YamlReader()
          .withDefault(OidcSettings.class, "scopes", List.of("openid"))
          .withDefault(OidcSettings.class, "button", Map.of())
          .withDefault(OidcSettings.class, "signature", OidcSettings.Signature.RS256)
          .withDefault(OidcSettings.class, "ask_again", true)
          .withDefault(OidcSettings.class, "longest_session", SHIFT);

  /**
   * Reads {@link OidcSettings} as a YAML file, the keys in snake_case, and the secret that it
   * names.
   *
   * @throws InvalidInputException where the file is none, or others may read the secret; the
   *     message names line and key
   */
  public static OidcProvider read(Path file) throws IOException, InvalidInputException {
    OidcSettings settings;
    try {
      settings = READER.read(file, String.valueOf(file.getFileName()), OidcSettings.class).value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
    Path secret = file.toAbsolutePath().resolveSibling(settings.clientSecretFile());
    return new OidcProvider(
        settings,
        SecretFile.firstLine(secret, "client's secret", "have the provider give another"));
  }

  @Override
  public String toString() {
    return "OidcProvider[" + settings.issuer() + "]";
  }
}
