package org.exeat.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a request (RFC 9421, HTTP Message Signatures) by a shared secret ({@code
 * hmac-sha256}, section 3.3.3), over method, address, type and digest of the body (RFC 9530, {@code
 * Content-Digest}).
 */
final class MessageSignature {
  /** The label that the signature goes by in its two fields. */
  static final String LABEL = "exeat";

  private MessageSignature() {}

  /**
   * The fields that a request carries for it.
   *
   * @param method such as POST
   * @param address as it is asked for, RFC 9421 section 2.2.2
   * @param type of the body
   * @param receiver names the secret
   * @param at when it is signed; a receiver refuses what is older than it would take on the way
   */
  static Map<String, String> fields(
      String method,
      String address,
      String type,
      byte[] body,
      String receiver,
      byte[] secret,
      Instant at) {
    String digest = digest(body);
    Map<String, String> components = new LinkedHashMap<>();
    components.put("@method", method);
    components.put("@target-uri", address);
    components.put("content-type", type);
    components.put("content-digest", digest);
    String parameters =
        parameters(
            components,
            ";created="
                + at.getEpochSecond()
                + ";keyid=\""
                + receiver
                + "\";alg=\"hmac-sha256\";tag=\"exeat-webhook\"");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Content-Digest", digest);
    fields.put("Signature-Input", LABEL + "=" + parameters);
    fields.put("Signature", LABEL + "=" + bytes(mac(secret, base(components, parameters))));
    return fields;
  }

  /** The field {@code Content-Digest} of a body. */
  static String digest(byte[] body) {
    try {
      return "sha-256=" + bytes(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@code Signature-Input} says of a signature, RFC 9421 section 2.3. */
  static String parameters(Map<String, String> components, String more) {
    return components.keySet().stream()
            .map(c -> "\"" + c + "\"")
            .collect(Collectors.joining(" ", "(", ")"))
        + more;
  }

  /** What is signed, RFC 9421 section 2.5. */
  static String base(Map<String, String> components, String parameters) {
    StringBuilder base = new StringBuilder();
    components.forEach(
        (name, value) -> base.append('"').append(name).append("\": ").append(value).append('\n'));
    return base.append("\"@signature-params\": ").append(parameters).toString();
  }

  static byte[] mac(byte[] secret, String base) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(base.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A byte sequence of RFC 9651, section 3.3.5. */
  private static String bytes(byte[] of) {
    return ":" + Base64.getEncoder().encodeToString(of) + ":";
  }
}
