package org.exeat.documents.mrz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows of {@code transliteration.tsv}, whose first lines say what its columns mean. */
final class TransliterationTable {
  static final TransliterationTable DOC_9303 = read();

  /** Stands for "not encoded". */
  static final String NOTHING = "-";

  /** Stands for "the letter before once more". */
  static final String DOUBLED = "*";

  /**
   * One row.
   *
   * @param codePoint in Unicode
   * @param letters in the zone, or {@link #NOTHING}, or {@link #DOUBLED}
   * @param choices other letters, by language, place or style
   */
  record Row(int codePoint, String letters, Map<String, String> choices) {
    /** The letters of the first choice that the row has, or its own. */
    String letters(List<String> preferred) {
      for (String choice : preferred) {
        String found = choices.get(choice);
        if (found != null) {
          return found;
        }
      }
      return letters;
    }

    boolean latin() {
      return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
    }

    boolean arabic() {
      // The marks are of no script of their own.
      return codePoint >= 0x600 && codePoint <= 0x6ff;
    }

    String character() {
      return Character.toString(codePoint);
    }
  }

  private final Map<Integer, Row> rows;

  private TransliterationTable(Map<Integer, Row> rows) {
    this.rows = rows;
  }

  Optional<Row> row(int codePoint) {
    return Optional.ofNullable(rows.get(codePoint));
  }

  /**
   * The Latin characters that two letters or more may stand for, such as {@code AE}; and {@code
   * NXX} and {@code UXX}.
   */
  Map<String, List<String>> latinCharacters() {
    Map<String, List<String>> characters = new LinkedHashMap<>();
    for (Row row : rows.values()) {
      if (row.latin()) {
        List<String> letters = new ArrayList<>(row.choices().values());
        letters.add(row.letters());
        for (String l : letters) {
          if (l.length() > 1) {
            characters.computeIfAbsent(l, x -> new ArrayList<>()).add(row.character());
          }
        }
      }
    }
    return characters;
  }

  /**
   * The Arabic character that letters stand for. Of the two that {@code Y} stands for it is the one
   * of the Arabic language.
   */
  Map<String, String> arabicCharacters() {
    Map<String, String> characters = new HashMap<>();
    for (Row row : rows.values()) {
      if (row.arabic() && !row.letters().equals(NOTHING) && !row.letters().equals(DOUBLED)) {
        characters.putIfAbsent(row.letters(), row.character());
        row.choices().values().forEach(l -> characters.putIfAbsent(l, row.character()));
      }
    }
    return characters;
  }

  private static TransliterationTable read() {
    Map<Integer, Row> rows = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                TransliterationTable.class.getResourceAsStream("transliteration.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          int codePoint = Integer.parseInt(cells[0].substring(2), 16);
          rows.put(codePoint, new Row(codePoint, cells[2], choices(cells[3])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the table of transliterations cannot be read", e);
    }
    return new TransliterationTable(rows);
  }

  private static Map<String, String> choices(String cell) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String choice : cell.split(" ", -1)) {
      int equals = choice.indexOf('=');
      if (equals > 0) {
        choices.put(choice.substring(0, equals), choice.substring(equals + 1));
      }
    }
    return choices;
  }
}
