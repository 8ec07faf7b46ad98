package org.exeat.records.stays;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the stays of one document's holder are, and how they are sealed. Both come out of the
 * document and the stays' key by HMAC-SHA-256: who has not both finds nothing, and whose rows
 * belong together the rows do not show. Immutable.
 *
 * <p>A row's name, a slot, is 16 bytes made of the holder, a day and a small number; rows take the
 * numbers of their day one after the other. The text of a row is AES-256-GCM after its nonce of 12
 * bytes, padded so that its length does not tell what it says.
 */
final class StayHolder {
  private static final int SLOT_BYTES = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** Texts are as long as a multiple of this, spaces at the end. */
  private static final int PAD = 512;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final SecretKeySpec names;
  private final SecretKeySpec seal;

  /** Of a secret that a row held. */
  StayHolder(byte[] secret) {
    if (secret.length != 32) {
      throw new IllegalArgumentException("a holder's secret has 32 bytes, not " + secret.length);
    }
    this.secret = secret.clone();
    names = new SecretKeySpec(mac(hmac(this.secret), "slots"), "HmacSHA256");
    seal = new SecretKeySpec(mac(hmac(this.secret), "seal"), "AES");
  }

  /**
   * Of a document.
   *
   * @param key 32 secret bytes of the port, or of several that pair together
   * @param state that issued it, as in the zone
   * @param number of the document
   */
  static StayHolder of(byte[] key, String state, String number) {
    return new StayHolder(mac(hmac(key), "stays\n" + state + "\n" + number));
  }

  /** What another row may hold, sealed, so that it leads here. */
  byte[] secret() {
    return secret.clone();
  }

  /** The rows of one day. */
  Day day(LocalDate day) {
    return new Day(
        begun(names).doFinal(ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).array()));
  }

  /**
   * A holder's rows of one day; it leads to no other day, and to no text.
   *
   * @param key 32 secret bytes
   */
  record Day(byte[] key) {
    /** Rows that most holders have on any day at most. */
    static final int MOSTLY = 8;

    /**
     * Rows that any holder can have: one crossing each hour and direction, with a picture and a
     * link each, and more.
     */
    static final int MOST = 160;

    /**
     * Names of rows.
     *
     * @param from the first, from 0
     * @param to after the last
     */
    List<byte[]> slots(int from, int to) {
      Mac mac = begun(hmac(key));
      List<byte[]> slots = new ArrayList<>();
      for (int n = from; n < to; n++) {
        byte[] of = ByteBuffer.allocate(Integer.BYTES).putInt(n).array();
        slots.add(Arrays.copyOf(mac.doFinal(of), SLOT_BYTES));
      }
      return slots;
    }

    byte[] slot(int number) {
      return slots(number, number + 1).getFirst();
    }

    @Override
    public String toString() {
      return "Day[withheld]";
    }
  }

  byte[] seal(String text) {
    byte[] plain = text.getBytes(UTF_8);
    int padded = Math.ceilDiv(plain.length, PAD) * PAD;
    byte[] whole = Arrays.copyOf(plain, padded);
    Arrays.fill(whole, plain.length, padded, (byte) ' ');
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(whole);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /**
   * @throws StayException where the row was changed
   */
  String open(byte[] sealed) throws StayException {
    try {
      if (sealed.length < NONCE) {
        throw new StayException("a row of the stays is cut off");
      }
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE))
              .doFinal(sealed, NONCE, sealed.length - NONCE);
      return new String(plain, UTF_8).stripTrailing();
    } catch (GeneralSecurityException e) {
      throw new StayException("a row of the stays was changed", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static SecretKeySpec hmac(byte[] key) {
    return new SecretKeySpec(key, "HmacSHA256");
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    return begun(key).doFinal(text.getBytes(UTF_8));
  }

  private static Mac begun(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
