package org.exeat.documents.mrz;

/** The filler character {@code <}, which stands for "nothing" in every field. */
final class Fillers {
  static final char FILLER = '<';

  private Fillers() {}

  /** Without the fillers at the end. */
  static String strip(String field) {
    int end = field.length();
    while (end > 0 && field.charAt(end - 1) == FILLER) {
      end--;
    }
    return field.substring(0, end);
  }

  /** With fillers at the end, up to a length that the value must not exceed. */
  static String pad(String value, int length) {
    if (value.length() > length) {
      throw new IllegalArgumentException(
          "a field of " + length + " characters does not hold " + value.length());
    }
    return value + "<".repeat(length - value.length());
  }
}
