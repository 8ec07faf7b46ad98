package org.exeat.records.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON that is read in one way only, from its first byte to its last: no white space, texts of
 * printable ASCII without an escape, numbers as Java writes them. Whatever else comes is a {@link
 * Surprise}, which says nothing of whether it is right. For use by one thread.
 */
final class CanonicalBytes {
  /** Digits that surely fit a long. */
  private static final int MOST_DIGITS = 18;

  /** The value of each small hexadecimal digit, and -1. */
  private static final byte[] HEXADECIMAL = new byte[256];

  static {
    Arrays.fill(HEXADECIMAL, (byte) -1);
    for (int i = 0; i < 16; i++) {
      HEXADECIMAL[Character.forDigit(i, 16)] = (byte) i;
    }
  }

  private final byte[] bytes;
  private int at;

  CanonicalBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Something came that this does not know; without a trace, for it is no mistake. */
  static final class Surprise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** These bytes come next. */
  void expect(byte[] next) {
    if (!skip(next)) {
      throw new Surprise();
    }
  }

  /** Whether these bytes came next. */
  boolean skip(byte[] next) {
    if (bytes.length - at < next.length) {
      return false;
    }
    for (int i = 0; i < next.length; i++) {
      if (bytes[at + i] != next[i]) {
        return false;
      }
    }
    at += next.length;
    return true;
  }

  /** Whether this character came next. */
  boolean skip(char next) {
    boolean comes = at < bytes.length && bytes[at] == next;
    at += comes ? 1 : 0;
    return comes;
  }

  /** This character comes next. */
  void expect(char next) {
    if (!skip(next)) {
      throw new Surprise();
    }
  }

  /** Nothing comes any more. */
  void end() {
    if (at < bytes.length) {
      throw new Surprise();
    }
  }

  /** What stands between two quotation marks. */
  String text() {
    expect('"');
    int from = at;
    while (at < bytes.length && bytes[at] != '"') {
      byte b = bytes[at];
      if (b < ' ' || b > '~' || b == '\\') { // a byte of more than ASCII is below 0
        throw new Surprise();
      }
      at++;
    }
    expect('"');
    return new String(bytes, from, at - 1 - from, StandardCharsets.ISO_8859_1);
  }

  /** A time as {@link EntryTime} writes it, between two quotation marks. */
  Instant time() {
    expect('"');
    Instant time = EntryTime.read(bytes, at);
    at += EntryTime.LENGTH;
    expect('"');
    return time;
  }

  /** A UUID in small letters, between two quotation marks. */
  UUID uuid() {
    expect('"');
    long most = hexadecimal(8);
    expect('-');
    most = most << 16 | hexadecimal(4);
    expect('-');
    most = most << 16 | hexadecimal(4);
    expect('-');
    long least = hexadecimal(4);
    expect('-');
    least = least << 48 | hexadecimal(12);
    expect('"');
    return new UUID(most, least);
  }

  private long hexadecimal(int digits) {
    if (bytes.length - at < digits) {
      throw new Surprise();
    }
    long number = 0;
    int all = 0;
    for (int i = 0; i < digits; i++) {
      int digit = HEXADECIMAL[bytes[at++] & 0xff];
      all |= digit; // one question for all, whose digits no processor can foresee
      number = number << 4 | digit;
    }
    if (all < 0) {
      throw new Surprise();
    }
    return number;
  }

  boolean truth() {
    if (skip('t')) {
      expect('r');
      expect('u');
    } else {
      expect('f');
      expect('a');
      expect('l');
      expect('s');
      expect('e');
      return false;
    }
    expect('e');
    return true;
  }

  int small() {
    long number = whole();
    if (number != (int) number) {
      throw new Surprise();
    }
    return (int) number;
  }

  /** A whole number, without a zero before it. */
  long whole() {
    boolean negative = skip('-');
    int from = at;
    long number = 0;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      number = 10 * number + bytes[at++] - '0'; // what does not fit is told by its digits
    }
    int digits = at - from;
    boolean odd = digits > 0 && bytes[from] == '0' && (digits > 1 || negative);
    if (digits == 0 || digits > MOST_DIGITS || odd) {
      throw new Surprise();
    }
    return negative ? -number : number;
  }

  /** A number with a fraction, in the shortest form that is it; a power of ten is a surprise. */
  double fraction() {
    int from = at;
    while (at < bytes.length && bytes[at] >= '-' && bytes[at] <= '9') { // a slash is among these
      at++;
    }
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    double number = Double.parseDouble(text);
    if (!Double.toString(number).equals(text) || text.equals("-0.0")) {
      throw new Surprise();
    }
    return number;
  }
}
