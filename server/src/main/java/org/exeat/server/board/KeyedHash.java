package org.exeat.server.board;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is remembered of messages that may come again: an HMAC-SHA-256 of their digest under a key
 * that this process drew and nobody else has. A digest alone would tell, of all who are thought of,
 * whose document it was: names, numbers and dates of birth can be guessed. Thread-safe.
 */
final class KeyedHash {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec secret;

  KeyedHash() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    secret = new SecretKeySpec(random, HMAC);
  }

  /** Of a digest, 64 hexadecimal digits. */
  String of(String digest) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(digest.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
