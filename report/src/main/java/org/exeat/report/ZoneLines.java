package org.exeat.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.exeat.report.MachineReadableZone.Fault;

/**
 * The lines of a machine readable zone, one character to a place, with what is faulty marked and
 * the number of the fault beneath it.
 */
final class ZoneLines {
  /** Line lengths that the letters are made to fit, characters: those of TD1 and TD3. */
  private static final int LEAST = 30;

  private static final int MOST = 44;

  private ZoneLines() {}

  static void write(Html to, List<String> lines, List<Fault> faults) {
    if (lines.isEmpty()) {
      return;
    }
    int longest = lines.stream().mapToInt(String::length).max().orElse(MOST);
    int columns = Math.max(LEAST, Math.min(longest + 1, MOST));
    String name = "Machine readable zone as printed";
    to.open("div", "class", "strip", "role", "region", "tabindex", "0", "aria-label", name);
    to.open("div", "class", "print", "style", "--columns:" + columns, "dir", "ltr");
    for (int i = 0; i < lines.size(); i++) {
      line(to, lines.get(i), i + 1, faults);
    }
    to.close().close().line();
  }

  private static void line(Html to, String text, int number, List<Fault> faults) {
    BitSet faulty = new BitSet();
    boolean cutShort = false;
    for (Fault fault : faults) {
      if (fault.line() == number && fault.length() > 0) {
        int from = Math.min(fault.position() - 1, text.length());
        faulty.set(from, (int) Math.min((long) from + fault.length(), text.length()));
        cutShort |= fault.position() > text.length();
      }
    }
    wholeCharacters(text, faulty);
    to.open("code", "class", "line");
    int at = 0;
    while (at < text.length()) {
      boolean marked = faulty.get(at);
      int end = marked ? faulty.nextClearBit(at) : next(faulty, at, text.length());
      String run = text.substring(at, end);
      if (marked) {
        to.element("mark", run);
      } else {
        to.text(run);
      }
      at = end;
    }
    if (cutShort) {
      to.element("mark", "\u00A0", "class", "lacking");
    }
    to.close();
    String numbers = numbers(text.length(), number, faults);
    if (!numbers.isBlank()) {
      to.element("span", numbers, "class", "numbered", "aria-hidden", "true");
    }
  }

  private static int next(BitSet faulty, int from, int length) {
    int next = faulty.nextSetBit(from);
    return next < 0 ? length : next;
  }

  /** A character of two code units is marked whole or not at all. */
  private static void wholeCharacters(String text, BitSet faulty) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))
          && faulty.get(i) != faulty.get(i + 1)) {
        faulty.set(i, i + 2);
      }
    }
  }

  /** Each fault's number beneath its first character, as far as there is room. */
  private static String numbers(int length, int line, List<Fault> faults) {
    char[] row = new char[length + 4];
    Arrays.fill(row, ' ');
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      String number = Integer.toString(i + 1);
      int at = Math.min(fault.position() - 1, length);
      if (fault.line() == line && fault.length() > 0 && room(row, at, number.length())) {
        number.getChars(0, number.length(), row, at);
      }
    }
    return new String(row).stripTrailing();
  }

  /** Whether a number has a gap on both sides, so that two are not read as one. */
  private static boolean room(char[] row, int at, int wide) {
    for (int i = Math.max(0, at - 1); i <= at + wide && i < row.length; i++) {
      if (row[i] != ' ') {
        return false;
      }
    }
    return at + wide <= row.length;
  }
}
