package org.exeat.records.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that others check a signed note by: {@code NAME+ID+KEY}, as C2SP's signed-note and Go's
 * {@code sumdb/note} write it; KEY is Base64 of the byte 1 (Ed25519) and the 32 bytes of RFC 8032.
 * Immutable.
 */
public final class NoteKey {
  /** Signature type of Ed25519. */
  private static final byte ED25519 = 1;

  /** What comes before the 32 bytes in the X.509 form of an Ed25519 key (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private NoteKey(String name, byte[] raw) {
    this.name = checked(name);
    this.raw = raw;
    byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
    System.arraycopy(raw, 0, encoded, X509.length, raw.length);
    try {
      key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a key of Ed25519", e);
    }
  }

  /**
   * The key of that name.
   *
   * @param name of the port's ledger, a URL without its scheme
   * @param key of Ed25519
   */
  static NoteKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != X509.length + 32
        || !Arrays.equals(X509, Arrays.copyOf(encoded, X509.length))) {
      throw new IllegalArgumentException("a note is signed by Ed25519, not " + key.getAlgorithm());
    }
    return new NoteKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException where it is no such key
   */
  public static NoteKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a ledger's key is NAME+ID+KEY");
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the third part of a ledger's key is Base64", e);
    }
    if (typed.length != 33 || typed[0] != ED25519) {
      throw new IllegalArgumentException("a ledger's key is 32 bytes of Ed25519 after a byte 1");
    }
    NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
      throw new IllegalArgumentException("name, number and key do not belong together");
    }
    return key;
  }

  static String checked(String name) {
    if (name.isEmpty()
        || name.codePoints()
            .anyMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || c == 0xa0)) {
      throw new IllegalArgumentException(
          "the name of a ledger has no blank and no plus, and is not empty");
    }
    return name;
  }

  /** Whose key it is. */
  public String name() {
    return name;
  }

  /** The four bytes that signatures name it by. */
  int id() {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    named.write('\n');
    named.writeBytes(typed());
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(named.toByteArray()))
          .getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private byte[] typed() {
    byte[] typed = new byte[33];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return typed;
  }

  /** Whether it has signed the text so. */
  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(text);
      return check.verify(signature);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("it was a key when it was read", e);
    } catch (GeneralSecurityException e) {
      return false; // no signature of this kind at all
    }
  }

  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }
}
