package org.exeat.records.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exeat.domain.CrossingId;

/**
 * Makes pseudonyms by HMAC-SHA-256 under the port's key. A holder has another one in every
 * crossing, so that the ledger's files show nobody's ways; who has the key and the document finds
 * that holder's entries by computing the pseudonym for every crossing. Immutable.
 */
public final class Pseudonyms {
  private final byte[] key;

  /**
   * @param key 32 secret bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the key of pseudonyms has 32 bytes, not " + key.length);
    }
    this.key = key.clone();
  }

  /**
   * A document's holder in one crossing.
   *
   * @param state that issued it, as in the zone
   * @param number of the document
   */
  public Pseudonym holder(CrossingId crossing, String state, String number) {
    byte[] own = mac(key, "holder\n" + state + "\n" + number);
    return pseudonym(mac(own, crossing.toString()));
  }

  /**
   * Somebody with an account; the same everywhere, for officers answer for what they do.
   *
   * @param account name
   */
  public Pseudonym officer(String account) {
    return pseudonym(mac(key, "officer\n" + account));
  }

  private static Pseudonym pseudonym(byte[] mac) {
    return new Pseudonym(HexFormat.of().formatHex(Arrays.copyOf(mac, 16)));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
