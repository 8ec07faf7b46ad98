package org.exeat.records.ledger;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What is kept, by the SHA-256 of its encrypted form: it proves what was kept, and says nothing of
 * it, and nothing at all once the key is destroyed.
 *
 * @param sha256 64 hexadecimal digits
 */
public record Evidence(String sha256) {
  public Evidence {
    if (!Canonical.hexadecimal(sha256, 64)) {
      throw new IllegalArgumentException("evidence is named by 64 hexadecimal digits");
    }
  }

  /** The name of something in its encrypted form. */
  public static Evidence of(byte[] encrypted) {
    try {
      return new Evidence(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encrypted)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
