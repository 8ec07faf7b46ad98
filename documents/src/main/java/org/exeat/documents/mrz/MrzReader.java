package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a machine readable zone and names everything that is wrong with it at once. White space
 * around lines and empty lines do not count; a zone without line breaks is cut into lines. Nothing
 * else is put right: small letters and confused characters are faults, with suggestions.
 *
 * <p>Where no format is given, number and length of the lines and the first letter tell it. Lines
 * of TD2's size that begin with {@code IDFRA} are in the French layout unless every check digit is
 * right in TD2's.
 */
public final class MrzReader {
  private MrzReader() {}

  /**
   * Reads a zone of whatever format.
   *
   * @param text with or without line breaks
   * @param day that of the reading, by which centuries are told
   */
  public static MrzReading read(String text, LocalDate day) {
    return read(text.lines().toList(), day);
  }

  /**
   * Reads a zone of whatever format.
   *
   * @param given its lines
   * @param day that of the reading, by which centuries are told
   */
  public static MrzReading read(List<String> given, LocalDate day) {
    List<String> lines = clean(given);
    if (lines.size() == 1) {
      for (MrzFormat format : List.of(MrzFormat.TD1, MrzFormat.TD2, MrzFormat.TD3)) {
        lines = cut(lines, format);
      }
    }
    Optional<MrzLayout> layout = layout(lines);
    return layout.isPresent()
        ? readIn(lines, layout.get(), day)
        : new MrzReading.Unreadable(wrongSize(lines, nearest(lines)));
  }

  /** Reads a zone of a given format, in the layout that Doc 9303 gives it. */
  public static MrzReading read(String text, MrzFormat format, LocalDate day) {
    return read(text.lines().toList(), format.plain(), day);
  }

  /** Reads a zone of a given format, in the layout that Doc 9303 gives it. */
  public static MrzReading read(List<String> given, MrzFormat format, LocalDate day) {
    return read(given, format.plain(), day);
  }

  /** Reads a zone of a given layout. */
  public static MrzReading read(List<String> given, MrzLayout layout, LocalDate day) {
    List<String> lines = cut(clean(given), layout.format());
    return fits(lines, layout.format())
        ? readIn(lines, layout, day)
        : new MrzReading.Unreadable(wrongSize(lines, Optional.of(layout.format())));
  }

  private static MrzReading readIn(List<String> lines, MrzLayout layout, LocalDate day) {
    Map<CheckedField, CheckOutcome> checks = CheckedText.outcomes(layout, lines);
    List<MrzFault> faults = CharacterFaults.in(layout, lines);
    Interpretation interpretation = new Interpretation(layout, lines, day, faults);
    Optional<Mrz> mrz = interpretation.mrz();
    faults.addAll(interpretation.faults());
    faults.addAll(wrongChecks(layout, lines));
    if (faults.isEmpty() && mrz.isPresent()) {
      return new MrzReading.Sound(mrz.get(), lines, checks);
    }
    faults.sort(Comparator.comparingInt(MrzFault::line).thenComparingInt(MrzFault::position));
    return new MrzReading.Faulty(
        layout, lines, mrz, checks, Suggestions.add(layout, lines, day, faults));
  }

  private static List<MrzFault> wrongChecks(MrzLayout layout, List<String> lines) {
    List<MrzFault> faults = new ArrayList<>();
    for (CheckedText check : CheckedText.in(layout, lines)) {
      if (!check.right(lines)) {
        int line = check.check().line();
        int position = check.check().position();
        String text = check.text(lines);
        boolean computable = text.chars().allMatch(c -> CheckDigit.value((char) c) >= 0);
        faults.add(
            new MrzFault(
                MrzFault.Kind.WRONG_CHECK_DIGIT,
                layout.fieldAt(line, position).field(),
                line,
                position,
                String.valueOf(check.check().in(lines)),
                computable ? String.valueOf(CheckDigit.character(text)) : "0-9",
                List.of()));
      }
    }
    return faults;
  }

  private static Optional<MrzLayout> layout(List<String> lines) {
    if (fits(lines, MrzFormat.TD1)) {
      return Optional.of(MrzLayout.TD1);
    }
    boolean visa = !lines.isEmpty() && lines.getFirst().startsWith("V");
    if (fits(lines, MrzFormat.TD3)) {
      return Optional.of(visa ? MrzLayout.MRV_A : MrzLayout.TD3);
    }
    if (fits(lines, MrzFormat.TD2)) {
      boolean french =
          lines.getFirst().startsWith("IDFRA")
              && CheckedText.outcomes(MrzLayout.TD2, lines).containsValue(CheckOutcome.WRONG);
      return Optional.of(visa ? MrzLayout.MRV_B : french ? MrzLayout.FRENCH_ID : MrzLayout.TD2);
    }
    return Optional.empty();
  }

  private static boolean fits(List<String> lines, MrzFormat format) {
    return lines.size() == format.lines()
        && lines.stream().allMatch(line -> line.length() == format.lineLength());
  }

  private static List<String> clean(List<String> given) {
    return given.stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }

  /** Cuts a single line of the right length into those of a format. */
  private static List<String> cut(List<String> lines, MrzFormat format) {
    int length = format.lineLength();
    if (lines.size() != 1 || lines.getFirst().length() != format.lines() * length) {
      return lines;
    }
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < format.lines(); i++) {
      cut.add(lines.getFirst().substring(i * length, (i + 1) * length));
    }
    return cut;
  }

  /** The format of as many lines that most lines fit, or else whose lengths come closest. */
  private static Optional<MrzFormat> nearest(List<String> lines) {
    return List.of(MrzFormat.TD1, MrzFormat.TD2, MrzFormat.TD3).stream()
        .filter(format -> format.lines() == lines.size())
        .min(
            Comparator.comparingInt((MrzFormat format) ->
                    (int) lines.stream().filter(l -> off(l, format) != 0).count())
                .thenComparingInt(format -> lines.stream().mapToInt(l -> off(l, format)).sum()));
  }

  private static int off(String line, MrzFormat format) {
    return Math.abs(line.length() - format.lineLength());
  }

  private static List<MrzFault> wrongSize(List<String> lines, Optional<MrzFormat> format) {
    if (format.isEmpty() || format.get().lines() != lines.size()) {
      String expected =
          format
              .map(f -> f.lines() + " lines of " + f.lineLength() + " characters")
              .orElse("3 lines of 30 characters, or 2 of 36 or 44");
      return List.of(
          new MrzFault(MrzFault.Kind.UNKNOWN_FORMAT, MrzField.ZONE, 1, 1, "", expected, List.of()));
    }
    List<MrzFault> faults = new ArrayList<>();
    int length = format.get().lineLength();
    for (int i = 0; i < lines.size(); i++) {
      int found = lines.get(i).length();
      if (found != length) {
        faults.add(
            new MrzFault(
                MrzFault.Kind.WRONG_LENGTH,
                MrzField.ZONE,
                i + 1,
                Math.min(found, length) + 1,
                "",
                length + " characters, not " + found,
                List.of()));
      }
    }
    return faults;
  }
}
