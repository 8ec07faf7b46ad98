package org.exeat.records.ledger;

import java.util.Base64;

/** Forms of which there is one for each content, so that nobody can change a file unseen. */
final class Canonical {
  private Canonical() {}

  /**
   * Bytes as Base64 writes them, with padding and no loose bits.
   *
   * @throws IllegalArgumentException where they are written otherwise
   */
  static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException(
          "Base64 must be written with its padding and nothing more");
    }
    return bytes;
  }

  /** Whether a text is so many small hexadecimal digits and nothing else. */
  static boolean hexadecimal(String text, int digits) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == digits;
  }
}
