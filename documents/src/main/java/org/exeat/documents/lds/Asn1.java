package org.exeat.documents.lds;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;

/** ASN.1 from outside: bounded before the library sees it. */
public final class Asn1 {
  /** Certificates and signed data nest to about 20. */
  private static final int DEEPEST = 64;

  private Asn1() {}

  /**
   * One ASN.1 object.
   *
   * @param what named in messages
   * @throws UnreadableFileException unless the bytes are one well-formed object, nested no deeper
   *     than 64, with nothing behind it
   */
  public static ASN1Primitive parse(String what, byte[] bytes) throws UnreadableFileException {
    if (bytes.length == 0) {
      throw new UnreadableFileException(what + " is empty where an object is expected");
    }
    requireShallow(what, bytes);
    try {
      return ASN1Primitive.fromByteArray(bytes);
    } catch (IOException | RuntimeException e) {
      // The library answers damaged input with runtime exceptions of many kinds.
      throw new UnreadableFileException(what + " is not well-formed ASN.1", e);
    }
  }

  /**
   * Walks the tags without recursion, so that a file cannot exhaust the stack of the parser that
   * comes after.
   */
  private static void requireShallow(String what, byte[] b) throws UnreadableFileException {
    long[] ends = new long[DEEPEST + 1];
    boolean[] open = new boolean[DEEPEST + 1]; // of indefinite length, ended by 00 00
    int depth = 0;
    ends[0] = b.length;
    int at = 0;
    while (at < b.length) {
      while (depth > 0 && at >= ends[depth]) {
        depth--;
      }
      int first = b[at++] & 0xFF;
      if ((first & 0x1F) == 0x1F) {
        while (at < b.length && (b[at++] & 0x80) != 0) {}
      }
      if (at >= b.length) {
        break; // the parser says what is cut off
      }
      long length = b[at++] & 0xFF;
      boolean indefinite = length == 0x80;
      if (length > 0x80) {
        int size = (int) length & 0x7F;
        length = 0;
        for (int i = 0; i < size && at < b.length; i++) {
          length = Math.min(Integer.MAX_VALUE, length << 8 | b[at++] & 0xFF);
        }
      }
      if (first == 0 && length == 0 && open[depth]) {
        depth--;
        continue;
      }
      if ((first & 0x20) == 0) {
        at = (int) Math.min(b.length, at + (indefinite ? 0 : length));
        continue;
      }
      if (depth == DEEPEST) {
        throw new UnreadableFileException(what + " nests deeper than " + DEEPEST + " objects");
      }
      depth++;
      ends[depth] = indefinite ? ends[depth - 1] : at + length;
      open[depth] = indefinite;
    }
  }
}
