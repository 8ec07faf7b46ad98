package org.exeat.records.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A hash of the Merkle tree: SHA-256, 32 bytes, with the prefixes that keep leaves and nodes apart
 * (RFC 9162, 2.1.1). Immutable.
 */
public final class Hash {
  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::digest);

  /** Of the tree that has no entry. */
  public static final Hash EMPTY_TREE = new Hash(SHA_256.get().digest());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash that was computed elsewhere.
   *
   * @param bytes 32
   */
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /**
   * A hash within an array.
   *
   * @param length must be 32
   */
  static Hash of(byte[] bytes, int from, int length) {
    if (length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
    }
    return new Hash(Arrays.copyOfRange(bytes, from, from + BYTES));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException where it is not the Base64 form of 32 bytes
   */
  public static Hash parse(String base64) {
    return of(Canonical.base64(base64));
  }

  /** Of an entry. */
  public static Hash leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  static Hash leaf(byte[] bytes, int from, int length) {
    MessageDigest sha = SHA_256.get();
    sha.update((byte) 0);
    sha.update(bytes, from, length);
    return new Hash(sha.digest());
  }

  /** Of two subtrees side by side. */
  public static Hash node(Hash left, Hash right) {
    MessageDigest sha = SHA_256.get();
    sha.update((byte) 1);
    sha.update(left.bytes);
    sha.update(right.bytes);
    return new Hash(sha.digest());
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, BYTES);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash h && Arrays.equals(bytes, h.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In Base64, as checkpoints write it. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
