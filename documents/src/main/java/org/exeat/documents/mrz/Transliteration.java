package org.exeat.documents.mrz;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * National characters in the machine readable zone and back: ICAO Doc 9303 part 3, section 6, table
 * A (Latin), B (Cyrillic) and C (Arabic script), held in {@code transliteration.tsv}.
 *
 * <p>What this does not do: Greek, Hebrew, Georgian, Armenian and the scripts of Asia, which the
 * section does not have either, are left out and reported. Latin letters with marks that table A
 * does not have (Vietnamese, Romanian with comma below) lose the mark, which is our rule and not
 * the document's. Cyrillic is not turned back, since no letter says which language it was. Arabic
 * vowel marks are not in the zone, so they do not come back; a doubled letter comes back as two
 * letters and not as a shadda; {@code Y} comes back as U+064A although it may have been U+06D0. The
 * tables were taken from public copies of the seventh edition (2015, amended 2016) as other
 * programs hold them, not from the eighth edition itself.
 */
public final class Transliteration {
  /** Spellings that {@link #candidates} gives at most. */
  public static final int MOST_CANDIDATES = 64;

  private static final TransliterationTable TABLE = TransliterationTable.DOC_9303;
  private static final Map<String, List<String>> LATIN = TABLE.latinCharacters();
  private static final Map<String, String> ARABIC = TABLE.arabicCharacters();

  /** Apostrophes and full stops, which names in the zone leave out (part 3, 4.6). */
  private static final String LEFT_OUT = "'’‘ʼʻʹ`´.";

  private Transliteration() {}

  /** Languages whose Cyrillic letters are written differently from the rest. */
  public enum Language {
    /** Russian and every language without letters of its own in table B. */
    ANY(""),
    BELARUSIAN("be"),
    BULGARIAN("bg"),
    MACEDONIAN("mk"),
    SERBIAN("sr"),
    UKRAINIAN("uk");

    private final String tag;

    Language(String tag) {
      this.tag = tag;
    }
  }

  /** Which of the forms that table A allows for some Latin letters. */
  public enum LatinStyle {
    /** {@code AE}, {@code AA}, {@code OE}, {@code UE}, {@code N}. */
    EXPANDED(""),
    /** {@code A}, {@code A}, {@code O}, {@code U}, {@code N}. */
    PLAIN("plain"),
    /** {@code UXX} and {@code NXX}, the rest expanded. */
    ESCAPED("escaped");

    private final String tag;

    LatinStyle(String tag) {
      this.tag = tag;
    }
  }

  /**
   * How to transliterate.
   *
   * @param language decides about Cyrillic letters
   * @param style decides about some Latin letters
   */
  public record Options(Language language, LatinStyle style) {
    /** No language in particular, expanded. */
    public static final Options USUAL = new Options(Language.ANY, LatinStyle.EXPANDED);
  }

  /**
   * A transliterated identifier. Shows nothing in its {@code toString}.
   *
   * @param mrz {@code A-Z}, with single fillers between the parts of the name
   * @param leftOut code points that neither the tables nor our rules know; digits are among them,
   *     which names in the zone do not have
   */
  public record Result(String mrz, List<Integer> leftOut) {
    public Result {
      leftOut = List.copyOf(leftOut);
    }

    /** Whether every character had its letters. */
    public boolean complete() {
      return leftOut.isEmpty();
    }

    @Override
    public String toString() {
      return "Result[withheld]";
    }
  }

  /** Transliterates one identifier of a name in the usual way. */
  public static Result toMrz(String name) {
    return toMrz(name, Options.USUAL);
  }

  /** Transliterates one identifier of a name. */
  public static Result toMrz(String name, Options options) {
    String capitals =
        Normalizer.normalize(
            Normalizer.normalize(name, Form.NFC).toUpperCase(Locale.ROOT), Form.NFC);
    int[] characters = capitals.codePoints().toArray();
    StringBuilder mrz = new StringBuilder();
    List<Integer> leftOut = new ArrayList<>();
    String last = "";
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      if (separates(c)) {
        if (!mrz.isEmpty() && mrz.charAt(mrz.length() - 1) != Fillers.FILLER) {
          mrz.append(Fillers.FILLER);
        }
        last = "";
        continue;
      }
      boolean first = mrz.isEmpty() || mrz.charAt(mrz.length() - 1) == Fillers.FILLER;
      Optional<String> letters = letters(c, options, first, endsWord(characters, i + 1));
      if (letters.isEmpty()) {
        leftOut.add(c);
      } else if (letters.get().equals(TransliterationTable.DOUBLED)) {
        mrz.append(last);
      } else if (!letters.get().isEmpty()) {
        last = letters.get();
        mrz.append(last);
      }
    }
    return new Result(Fillers.strip(mrz.toString()), leftOut);
  }

  /**
   * Spellings with national Latin characters that a name in the zone may have had: {@code MUELLER}
   * may have been MÜLLER. As it is first, then those with the fewest changes; at most {@link
   * #MOST_CANDIDATES}.
   */
  public static List<String> candidates(String mrzName) {
    record Partial(String before, int from) {}
    Set<String> found = new LinkedHashSet<>();
    List<Partial> level = List.of(new Partial("", 0));
    while (!level.isEmpty() && found.size() < MOST_CANDIDATES) {
      List<Partial> next = new ArrayList<>();
      for (Partial partial : level) {
        if (found.size() < MOST_CANDIDATES) {
          found.add(partial.before() + mrzName.substring(partial.from()));
        }
        for (int i = partial.from(); i < mrzName.length() && next.size() < MOST_CANDIDATES; i++) {
          String kept = partial.before() + mrzName.substring(partial.from(), i);
          for (Map.Entry<String, List<String>> entry : LATIN.entrySet()) {
            if (mrzName.startsWith(entry.getKey(), i)) {
              for (String character : entry.getValue()) {
                // German writes the small letter between capitals.
                String letter = character.equals("ẞ") ? "ß" : character;
                next.add(new Partial(kept + letter, i + entry.getKey().length()));
              }
            }
          }
        }
      }
      level = next;
    }
    return List.copyOf(found);
  }

  /**
   * The Arabic script that a name in the zone stands for, by table C, whose letters can be told
   * apart: {@code X} begins two letters or three, everything else is one. Fillers become spaces.
   *
   * @return empty where it is not in that transliteration
   */
  public static Optional<String> arabic(String mrzName) {
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < mrzName.length()) {
      if (mrzName.charAt(at) == Fillers.FILLER) {
        name.append(' ');
        at++;
        continue;
      }
      Optional<String> letters = arabicLetters(mrzName, at);
      if (letters.isEmpty()) {
        return Optional.empty();
      }
      name.append(ARABIC.get(letters.get()));
      at += letters.get().length();
    }
    return Optional.of(name.toString());
  }

  /** The letters at a place that stand for one Arabic character; no row begins with another's. */
  private static Optional<String> arabicLetters(String mrzName, int at) {
    int most = mrzName.charAt(at) == 'X' ? 3 : 1;
    for (int n = 1; n <= most && at + n <= mrzName.length(); n++) {
      if (ARABIC.containsKey(mrzName.substring(at, at + n))) {
        return Optional.of(mrzName.substring(at, at + n));
      }
    }
    return Optional.empty();
  }

  /** The letters of a character; empty where nothing is known of it. */
  private static Optional<String> letters(int c, Options options, boolean first, boolean end) {
    if (c >= 'A' && c <= 'Z') {
      return Optional.of(Character.toString(c));
    }
    Optional<TransliterationTable.Row> row = TABLE.row(c);
    if (row.isPresent()) {
      List<String> preferred = new ArrayList<>();
      if (first) {
        preferred.add(options.language().tag + "^");
      }
      preferred.add(options.language().tag);
      preferred.add(options.style().tag);
      if (end) {
        preferred.add("end");
      }
      String letters = row.get().letters(preferred);
      return Optional.of(letters.equals(TransliterationTable.NOTHING) ? "" : letters);
    }
    if (LEFT_OUT.indexOf(c) >= 0 || Character.getType(c) == Character.NON_SPACING_MARK) {
      return Optional.of("");
    }
    String base = Normalizer.normalize(Character.toString(c), Form.NFD).replaceAll("\\p{Mn}", "");
    return base.matches("[A-Z]") ? Optional.of(base) : Optional.empty();
  }

  private static boolean separates(int c) {
    return c == Fillers.FILLER
        || c == ','
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  /** Whether nothing of the word follows that has letters of its own. */
  private static boolean endsWord(int[] characters, int from) {
    for (int i = from; i < characters.length && !separates(characters[i]); i++) {
      String letters = TABLE.row(characters[i]).map(TransliterationTable.Row::letters).orElse("?");
      if (!letters.equals(TransliterationTable.NOTHING)
          && !letters.equals(TransliterationTable.DOUBLED)) {
        return false;
      }
    }
    return true;
  }
}
