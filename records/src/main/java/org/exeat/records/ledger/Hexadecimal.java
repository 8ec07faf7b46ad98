package org.exeat.records.ledger;

/** Numbers in small hexadecimal digits, of which a ledger has millions. */
final class Hexadecimal {
  private Hexadecimal() {}

  /** Whether a text is so many digits and nothing else. */
  static boolean is(String text, int digits) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == digits;
  }
}
