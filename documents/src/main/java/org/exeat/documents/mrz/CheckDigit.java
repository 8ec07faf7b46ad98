package org.exeat.documents.mrz;

/**
 * The check digit of ICAO Doc 9303 part 3, 4.9: every character has a value (digits their own,
 * {@code A} to {@code Z} 10 to 35, the filler 0), the values are weighted 7, 3, 1, 7, 3, 1 … from
 * the left, and the sum modulo 10 is the digit.
 *
 * <p>Blind spots: a character changed into one whose value differs by a multiple of 10 is never
 * noticed ({@code A}, {@code K}, {@code U}, {@code 0} and the filler are alike; so are {@code B},
 * {@code L}, {@code V} and {@code 1}, and so on). Every other single change is, since no weight
 * shares a factor with 10. Two neighbours that change places are noticed unless their values differ
 * by a multiple of 5.
 */
public final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  /**
   * The check digit of a field.
   *
   * @param field characters {@code 0}–{@code 9}, {@code A}–{@code Z}, {@code <}
   * @return 0 to 9
   * @throws IllegalArgumentException for any other character
   */
  public static int of(CharSequence field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      int value = value(field.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException(
            "character " + (i + 1) + " of the checked field is none of 0-9, A-Z, <");
      }
      sum += value * WEIGHTS[i % 3];
    }
    return sum % 10;
  }

  /** The value of a character, 0 to 35; -1 for one that no machine readable zone has. */
  static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    return c == Fillers.FILLER ? 0 : -1;
  }

  /** As a character of the zone. */
  static char character(CharSequence field) {
    return (char) ('0' + of(field));
  }
}
