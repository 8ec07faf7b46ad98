package org.exeat.documents.chip;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A pair of keys for encryption and for MACs, and what chip and reader do with them (ICAO Doc 9303
 * part 11, 9.7 and 9.8).
 */
final class ChipKeys {
  /** Counter of the key derivation function for encryption, MAC, and PACE's password. */
  private static final int ENC = 1;

  private static final int MAC = 2;
  static final int PACE = 3;

  final Suite suite;
  private final byte[] enc;
  private final byte[] mac;

  /** Cipher and key length. */
  enum Suite {
    TDES(16, 8, "SHA-1"),
    AES128(16, 16, "SHA-1"),
    AES192(24, 16, "SHA-256"),
    AES256(32, 16, "SHA-256");

    final int keyBytes;
    final int block;
    private final String digest;

    Suite(int keyBytes, int block, String digest) {
      this.keyBytes = keyBytes;
      this.block = block;
      this.digest = digest;
    }

    /** By the last arc of the protocols' object identifiers, 1 to 4. */
    static Suite ofArc(int arc) {
      return values()[arc - 1];
    }
  }

  ChipKeys(Suite suite, byte[] secret) throws GeneralSecurityException {
    this.suite = suite;
    this.enc = derive(suite, secret, ENC);
    this.mac = derive(suite, secret, MAC);
  }

  /** The key derivation function of Doc 9303 part 11, 9.7.1. */
  static byte[] derive(Suite suite, byte[] secret, int counter) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(suite.digest);
    digest.update(secret);
    return Arrays.copyOf(digest.digest(new byte[] {0, 0, 0, (byte) counter}), suite.keyBytes);
  }

  byte[] encrypt(byte[] iv, byte[] plain) throws GeneralSecurityException {
    return crypt(Cipher.ENCRYPT_MODE, suite, enc, iv, plain);
  }

  byte[] decrypt(byte[] iv, byte[] secret) throws GeneralSecurityException {
    return crypt(Cipher.DECRYPT_MODE, suite, enc, iv, secret);
  }

  /** Eight bytes over a text of whole blocks. */
  byte[] mac(byte[] padded) {
    Mac engine =
        suite == Suite.TDES
            ? new ISO9797Alg3Mac(new DESEngine(), 64)
            : new CMac(AESEngine.newInstance(), 64);
    engine.init(new KeyParameter(mac));
    engine.update(padded, 0, padded.length);
    byte[] out = new byte[8];
    engine.doFinal(out, 0);
    return out;
  }

  /** PACE's token, over an unpadded text: CMAC pads by itself, the DES MAC by method 2. */
  byte[] token(byte[] text) {
    return mac(suite == Suite.TDES ? pad(text) : text);
  }

  byte[] pad(byte[] text) {
    byte[] padded = Arrays.copyOf(text, (text.length / suite.block + 1) * suite.block);
    padded[text.length] = (byte) 0x80;
    return padded;
  }

  static byte[] unpad(byte[] padded) {
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    return Arrays.copyOf(padded, end);
  }

  static byte[] crypt(int mode, Suite suite, byte[] key, byte[] iv, byte[] text)
      throws GeneralSecurityException {
    boolean tdes = suite == Suite.TDES;
    Cipher cipher = Cipher.getInstance(tdes ? "DESede/CBC/NoPadding" : "AES/CBC/NoPadding");
    byte[] bytes = tdes && key.length == 16 ? Arrays.copyOf(key, 24) : key.clone();
    if (tdes) {
      System.arraycopy(key, 0, bytes, 16, 8);
    }
    SecretKey secret = new SecretKeySpec(bytes, tdes ? "DESede" : "AES");
    cipher.init(mode, secret, new IvParameterSpec(iv));
    return cipher.doFinal(text);
  }

  /** An unsigned integer in that many bytes. */
  static byte[] fixed(BigInteger value, int length) {
    byte[] raw = value.toByteArray();
    byte[] out = new byte[length];
    int from = Math.max(0, raw.length - length);
    System.arraycopy(raw, from, out, length - (raw.length - from), raw.length - from);
    return out;
  }
}
