package org.exeat.documents.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Characters that optical reading confuses in OCR-B, the likeliest first. */
final class Lookalikes {
  private static final Map<Character, String> TABLE =
      Map.ofEntries(
          Map.entry('0', "ODQU"),
          Map.entry('1', "ILT7"),
          Map.entry('2', "Z"),
          Map.entry('3', "8B"),
          Map.entry('4', "A"),
          Map.entry('5', "S6"),
          Map.entry('6', "G5"),
          Map.entry('7', "T1"),
          Map.entry('8', "B3"),
          Map.entry('A', "4"),
          Map.entry('B', "83"),
          Map.entry('C', "G<"),
          Map.entry('D', "0O"),
          Map.entry('E', "F"),
          Map.entry('F', "EP"),
          Map.entry('G', "6C"),
          Map.entry('I', "1LT"),
          Map.entry('K', "X<"),
          Map.entry('L', "1I"),
          Map.entry('M', "N"),
          Map.entry('N', "M"),
          Map.entry('O', "0DQ"),
          Map.entry('P', "F"),
          Map.entry('Q', "0O"),
          Map.entry('S', "5"),
          Map.entry('T', "71I"),
          Map.entry('U', "0V"),
          Map.entry('V', "U"),
          Map.entry('X', "K<"),
          Map.entry('Z', "27"),
          Map.entry('<', "KC"),
          Map.entry(' ', "<"),
          Map.entry('(', "<C"),
          Map.entry('«', "<"),
          Map.entry('‹', "<"),
          Map.entry('|', "1I"),
          Map.entry('!', "1I"),
          Map.entry('$', "S5"));

  private Lookalikes() {}

  /** What may really be there, of the characters that a field allows. */
  static List<Character> of(char read, Alphabet alphabet) {
    List<Character> found = new ArrayList<>();
    char capital = capital(read);
    if (capital != read) {
      found.add(capital);
    }
    for (char c : TABLE.getOrDefault(capital, "").toCharArray()) {
      found.add(c);
    }
    found.removeIf(c -> !alphabet.allows(c));
    return found;
  }

  /** Every digit. */
  static List<Character> digits() {
    return List.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
  }

  /** Whether it is a small letter of a zone's alphabet. */
  static boolean small(char read) {
    return read >= 'a' && read <= 'z';
  }

  private static char capital(char read) {
    return small(read) ? String.valueOf(read).toUpperCase(Locale.ROOT).charAt(0) : read;
  }
}
