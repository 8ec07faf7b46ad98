package org.exeat.records.ledger;

/**
 * What the vault holds, by the SHA-256 of its encrypted form: it proves what was kept, and says
 * nothing of it, and nothing at all once the key is destroyed.
 *
 * @param sha256 64 hexadecimal digits
 */
public record Evidence(String sha256) {
  public Evidence {
    if (!Canonical.hexadecimal(sha256, 64)) {
      throw new IllegalArgumentException("evidence is named by 64 hexadecimal digits");
    }
  }
}
