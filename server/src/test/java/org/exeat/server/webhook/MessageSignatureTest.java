package org.exeat.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures against the examples of the standards. */
class MessageSignatureTest {
  /** RFC 9421, appendix B.2.5, with the key of B.1.5. */
  @Test
  void itSignsAsTheStandardsExample() {
    Map<String, String> components = new LinkedHashMap<>();
    components.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
    components.put("@authority", "example.com");
    components.put("content-type", "application/json");
    String parameters =
        MessageSignature.parameters(components, ";created=1618884473;keyid=\"test-shared-secret\"");
    String base = MessageSignature.base(components, parameters);
    assertEquals(
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
            + "\"@authority\": example.com\n"
            + "\"content-type\": application/json\n"
            + "\"@signature-params\": (\"date\" \"@authority\" \"content-type\")"
            + ";created=1618884473;keyid=\"test-shared-secret\"",
        base);
    byte[] key =
        Base64.getDecoder()
            .decode(
                "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
    assertEquals(
        "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=",
        Base64.getEncoder().encodeToString(MessageSignature.mac(key, base)));
  }

  /** RFC 9530, appendix D. */
  @Test
  void itDigestsAsTheStandardsExample() {
    assertEquals(
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
        MessageSignature.digest("{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRequestCarriesWhatCoversIt() {
    Map<String, String> fields =
        MessageSignature.fields(
            "POST",
            "https://gate.example/lane-1",
            "application/json",
            new byte[] {'{', '}'},
            "gate-1",
            new byte[32],
            Instant.ofEpochSecond(1_800_000_000));
    assertEquals(
        "exeat=(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\")"
            + ";created=1800000000;keyid=\"gate-1\";alg=\"hmac-sha256\";tag=\"exeat-webhook\"",
        fields.get("Signature-Input"));
    assertEquals(
        "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:", fields.get("Content-Digest"));
  }
}
