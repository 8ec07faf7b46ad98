package org.exeat.documents.mrz;

import java.util.List;

/**
 * Where a field lies.
 *
 * @param field which one
 * @param line 1 is the uppermost
 * @param start 1 is the leftmost character, as Doc 9303 counts
 * @param length characters
 * @param alphabet what each character may be
 */
public record FieldPosition(MrzField field, int line, int start, int length, Alphabet alphabet) {
  public FieldPosition {
    if (line < 1 || start < 1 || length < 1) {
      throw new IllegalArgumentException("lines and characters are counted from 1");
    }
  }

  /** What is printed there; the lines have the layout's lengths. */
  public String of(List<String> lines) {
    return lines.get(line - 1).substring(start - 1, start - 1 + length);
  }
}
