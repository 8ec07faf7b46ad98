package org.exeat.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an organisation's provider. */
class OidcProviderTest {
  private static final String RIGHT =
      """
      issuer: https://login.example/realms/port
      client_id: exeat
      client_secret_file: secret
      roles_claim: realm_access.roles
      roles:
        port-officers: officer
        port-privacy: privacy_officer
      """;

  @TempDir Path folder;

  @BeforeEach
  void secret() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hush-hush-hush\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  private OidcProvider read(String yaml) throws Exception {
    return OidcProvider.read(Files.writeString(folder.resolve("oidc.yaml"), yaml));
  }

  private String refused(String yaml) {
    return String.valueOf(assertThrows(InvalidInputException.class, () -> read(yaml)).getMessage());
  }

  @Test
  void whatIsNotSaidIsAsUsual() throws Exception {
    OidcProvider provider = read(RIGHT);
    assertEquals("hush-hush-hush", provider.clientSecret());
    assertFalse(provider.toString().contains("hush"));
    OidcSettings settings = provider.settings();
    assertEquals(List.of("openid"), settings.scopes());
    assertEquals(Duration.ofHours(8), settings.longestSession());
    assertTrue(settings.askAgain());
    assertEquals(OidcSettings.Signature.RS256, settings.signature());
  }

  @Test
  void aClaimIsFoundByItsNameOrItsPathAndOnlyKnownValuesCount() throws Exception {
    OidcSettings settings = read(RIGHT).settings();
    assertEquals(
        Set.of(Role.OFFICER, Role.PRIVACY_OFFICER),
        settings.rolesIn(
            Map.of(
                "realm_access",
                Map.of("roles", List.of("port-officers", "port-privacy", "canteen", 7)))));
    assertEquals(
        Set.of(Role.OFFICER), settings.rolesIn(Map.of("realm_access.roles", "port-officers")));
    for (Map<String, Object> none :
        List.of(
            Map.<String, Object>of(),
            Map.<String, Object>of("realm_access", "port-officers"),
            Map.<String, Object>of("realm_access", Map.of("roles", Map.of("port-officers", true))),
            Map.<String, Object>of("realm_access", Map.of("roles", List.of("PORT-OFFICERS"))),
            Map.<String, Object>of("roles", "port-officers"))) {
      assertEquals(Set.of(), settings.rolesIn(none), none.toString());
    }
  }

  @Test
  void whatCannotBeIsToldByLineAndKey() {
    Map<String, String> wrong =
        Map.of(
            RIGHT.replace("https:", "http:"),
            "issuer must be an https:// address",
            RIGHT.replace("/port", "/port?a=b"),
            "issuer must be an https:// address",
            RIGHT.replace("port-officers: officer", "port-gates: device"),
            "devices have accounts",
            RIGHT.replace("port-officers: officer", "port-officers: king"),
            "roles",
            RIGHT + "scopes: [profile]\n",
            "scopes must name openid",
            RIGHT + "signature: HS256\n",
            "signature",
            RIGHT + "longest_session: P30D\n",
            "longest_session must be PT1M to P1D",
            RIGHT + "button: {de: Anmelden}\n",
            "button must hold texts",
            RIGHT + "client_secret: hush\n",
            "client_secret",
            RIGHT.replace("client_id: exeat\n", ""),
            "client_id");
    wrong.forEach((yaml, said) -> {
      String refusal = refused(yaml);
      assertTrue(refusal.contains(said), refusal);
      assertTrue(refusal.startsWith("oidc.yaml"), refusal);
    });
  }

  @Test
  void aSecretIsItsOwnersOnly() throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("secret"), PosixFilePermissions.fromString("rw-r-----"));
    String said = refused(RIGHT);
    assertTrue(said.contains("others than its owner may read"), said);
    assertFalse(said.contains("hush"), said);
    Files.setPosixFilePermissions(
        folder.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("secret"), " \n");
    assertTrue(refused(RIGHT).contains("holds no client's secret"));
  }
}
