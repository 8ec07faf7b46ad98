package org.exeat.documents.mrz;

import static org.exeat.documents.mrz.Alphabet.ANY;
import static org.exeat.documents.mrz.Alphabet.DIGIT;
import static org.exeat.documents.mrz.Alphabet.DIGIT_OR_FILLER;
import static org.exeat.documents.mrz.Alphabet.LETTERS;
import static org.exeat.documents.mrz.MrzField.COMPOSITE_CHECK;
import static org.exeat.documents.mrz.MrzField.DATE_OF_BIRTH;
import static org.exeat.documents.mrz.MrzField.DATE_OF_BIRTH_CHECK;
import static org.exeat.documents.mrz.MrzField.DATE_OF_EXPIRY;
import static org.exeat.documents.mrz.MrzField.DATE_OF_EXPIRY_CHECK;
import static org.exeat.documents.mrz.MrzField.DOCUMENT_CODE;
import static org.exeat.documents.mrz.MrzField.DOCUMENT_NUMBER;
import static org.exeat.documents.mrz.MrzField.DOCUMENT_NUMBER_CHECK;
import static org.exeat.documents.mrz.MrzField.GIVEN_NAMES;
import static org.exeat.documents.mrz.MrzField.ISSUING_OFFICE;
import static org.exeat.documents.mrz.MrzField.ISSUING_STATE;
import static org.exeat.documents.mrz.MrzField.NAME;
import static org.exeat.documents.mrz.MrzField.NATIONALITY;
import static org.exeat.documents.mrz.MrzField.OPTIONAL_DATA;
import static org.exeat.documents.mrz.MrzField.OPTIONAL_DATA_CHECK;
import static org.exeat.documents.mrz.MrzField.SECOND_OPTIONAL_DATA;
import static org.exeat.documents.mrz.MrzField.SEX;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each field lies, what it may hold, and what the composite check digit covers. This table is
 * the specification that reader and writer go by. Each line of it: field, line, first character,
 * number of characters (both counted from 1), allowed characters. The check digits cover what their
 * names say; the spans at the end of a layout are what the composite one covers, in that order.
 *
 * <p>Document codes may hold a digit at their second place, which Doc 9303 leaves to the issuing
 * state ({@code C1}).
 */
public enum MrzLayout {
  /** Doc 9303 part 5, 4.2.2. */
  TD1(
      MrzFormat.TD1,
      List.of(
          at(DOCUMENT_CODE, 1, 1, 2, ANY),
          at(ISSUING_STATE, 1, 3, 3, LETTERS),
          at(DOCUMENT_NUMBER, 1, 6, 9, ANY),
          at(DOCUMENT_NUMBER_CHECK, 1, 15, 1, DIGIT_OR_FILLER),
          at(OPTIONAL_DATA, 1, 16, 15, ANY),
          at(DATE_OF_BIRTH, 2, 1, 6, DIGIT_OR_FILLER),
          at(DATE_OF_BIRTH_CHECK, 2, 7, 1, DIGIT),
          at(SEX, 2, 8, 1, Alphabet.SEX),
          at(DATE_OF_EXPIRY, 2, 9, 6, DIGIT),
          at(DATE_OF_EXPIRY_CHECK, 2, 15, 1, DIGIT),
          at(NATIONALITY, 2, 16, 3, LETTERS),
          at(SECOND_OPTIONAL_DATA, 2, 19, 11, ANY),
          at(COMPOSITE_CHECK, 2, 30, 1, DIGIT),
          at(NAME, 3, 1, 30, LETTERS)),
      new Span(1, 6, 25),
      new Span(2, 1, 7),
      new Span(2, 9, 7),
      new Span(2, 19, 11)),

  /** Doc 9303 part 6, 4.2.2. */
  TD2(
      MrzFormat.TD2,
      List.of(
          at(DOCUMENT_CODE, 1, 1, 2, ANY),
          at(ISSUING_STATE, 1, 3, 3, LETTERS),
          at(NAME, 1, 6, 31, LETTERS),
          at(DOCUMENT_NUMBER, 2, 1, 9, ANY),
          at(DOCUMENT_NUMBER_CHECK, 2, 10, 1, DIGIT_OR_FILLER),
          at(NATIONALITY, 2, 11, 3, LETTERS),
          at(DATE_OF_BIRTH, 2, 14, 6, DIGIT_OR_FILLER),
          at(DATE_OF_BIRTH_CHECK, 2, 20, 1, DIGIT),
          at(SEX, 2, 21, 1, Alphabet.SEX),
          at(DATE_OF_EXPIRY, 2, 22, 6, DIGIT),
          at(DATE_OF_EXPIRY_CHECK, 2, 28, 1, DIGIT),
          at(OPTIONAL_DATA, 2, 29, 7, ANY),
          at(COMPOSITE_CHECK, 2, 36, 1, DIGIT)),
      new Span(2, 1, 10),
      new Span(2, 14, 7),
      new Span(2, 22, 14)),

  /** Doc 9303 part 4, 4.2.2; the filler may stand for the check digit of empty optional data. */
  TD3(
      MrzFormat.TD3,
      List.of(
          at(DOCUMENT_CODE, 1, 1, 2, ANY),
          at(ISSUING_STATE, 1, 3, 3, LETTERS),
          at(NAME, 1, 6, 39, LETTERS),
          at(DOCUMENT_NUMBER, 2, 1, 9, ANY),
          at(DOCUMENT_NUMBER_CHECK, 2, 10, 1, DIGIT),
          at(NATIONALITY, 2, 11, 3, LETTERS),
          at(DATE_OF_BIRTH, 2, 14, 6, DIGIT_OR_FILLER),
          at(DATE_OF_BIRTH_CHECK, 2, 20, 1, DIGIT),
          at(SEX, 2, 21, 1, Alphabet.SEX),
          at(DATE_OF_EXPIRY, 2, 22, 6, DIGIT),
          at(DATE_OF_EXPIRY_CHECK, 2, 28, 1, DIGIT),
          at(OPTIONAL_DATA, 2, 29, 14, ANY),
          at(OPTIONAL_DATA_CHECK, 2, 43, 1, DIGIT_OR_FILLER),
          at(COMPOSITE_CHECK, 2, 44, 1, DIGIT)),
      new Span(2, 1, 10),
      new Span(2, 14, 7),
      new Span(2, 22, 22)),

  /** Doc 9303 part 7, 4.2.2; no composite check digit. */
  MRV_A(MrzFormat.MRV_A, visa(44)),

  /** Doc 9303 part 7, 5.2.2; no composite check digit. */
  MRV_B(MrzFormat.MRV_B, visa(36)),

  /**
   * The French national identity card that was issued until 2021: of TD2's size, and of no part of
   * Doc 9303. It has no date of expiry, no nationality but the issuing state, a number of twelve
   * characters (year, month, department, serial), and two fillers between given names.
   */
  FRENCH_ID(
      MrzFormat.TD2,
      List.of(
          at(DOCUMENT_CODE, 1, 1, 2, LETTERS),
          at(ISSUING_STATE, 1, 3, 3, LETTERS),
          at(NAME, 1, 6, 25, LETTERS),
          at(ISSUING_OFFICE, 1, 31, 6, ANY),
          at(DOCUMENT_NUMBER, 2, 1, 12, ANY),
          at(DOCUMENT_NUMBER_CHECK, 2, 13, 1, DIGIT),
          at(GIVEN_NAMES, 2, 14, 14, LETTERS),
          at(DATE_OF_BIRTH, 2, 28, 6, DIGIT_OR_FILLER),
          at(DATE_OF_BIRTH_CHECK, 2, 34, 1, DIGIT),
          at(SEX, 2, 35, 1, Alphabet.SEX),
          at(COMPOSITE_CHECK, 2, 36, 1, DIGIT)),
      new Span(1, 1, 36),
      new Span(2, 1, 35));

  /**
   * A stretch of one line.
   *
   * @param line counted from 1
   * @param start counted from 1
   * @param length characters
   */
  public record Span(int line, int start, int length) {}

  private final MrzFormat format;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<FieldPosition> fields;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Span> composite;

  @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor, never handed out
  private final Map<MrzField, FieldPosition> byField = new EnumMap<>(MrzField.class);

  MrzLayout(MrzFormat format, List<FieldPosition> fields, Span... composite) {
    this.format = format;
    this.fields = fields;
    this.composite = List.of(composite);
    fields.forEach(f -> byField.put(f.field(), f));
  }

  private static FieldPosition at(MrzField field, int line, int start, int length, Alphabet a) {
    return new FieldPosition(field, line, start, length, a);
  }

  private static List<FieldPosition> visa(int lineLength) {
    return List.of(
        at(DOCUMENT_CODE, 1, 1, 2, ANY),
        at(ISSUING_STATE, 1, 3, 3, LETTERS),
        at(NAME, 1, 6, lineLength - 5, LETTERS),
        at(DOCUMENT_NUMBER, 2, 1, 9, ANY),
        at(DOCUMENT_NUMBER_CHECK, 2, 10, 1, DIGIT),
        at(NATIONALITY, 2, 11, 3, LETTERS),
        at(DATE_OF_BIRTH, 2, 14, 6, DIGIT_OR_FILLER),
        at(DATE_OF_BIRTH_CHECK, 2, 20, 1, DIGIT),
        at(SEX, 2, 21, 1, Alphabet.SEX),
        at(DATE_OF_EXPIRY, 2, 22, 6, DIGIT),
        at(DATE_OF_EXPIRY_CHECK, 2, 28, 1, DIGIT),
        at(OPTIONAL_DATA, 2, 29, lineLength - 28, ANY));
  }

  /** Number and length of the lines. */
  public MrzFormat format() {
    return format;
  }

  /** Every field; together they cover every character once. */
  public List<FieldPosition> fields() {
    return fields;
  }

  /** Where a field lies; empty where this layout has no such field. */
  public Optional<FieldPosition> find(MrzField field) {
    return Optional.ofNullable(byField.get(field));
  }

  /** The field that a character belongs to. */
  public FieldPosition fieldAt(int line, int position) {
    for (FieldPosition f : fields) {
      if (f.line() == line && position >= f.start() && position < f.start() + f.length()) {
        return f;
      }
    }
    throw new IllegalArgumentException(this + " has no character " + position + " in line " + line);
  }

  /** What the composite check digit covers, in order; empty where there is none. */
  public List<Span> composite() {
    return composite;
  }

  /**
   * The check digits that cover a field, or a part of it. Optional data that a long document number
   * goes on in are covered by its check digit, too, which only the printed lines tell.
   */
  public Set<CheckedField> checksOf(MrzField field) {
    Set<CheckedField> checks = EnumSet.noneOf(CheckedField.class);
    if (field == DOCUMENT_NUMBER) {
      checks.add(CheckedField.DOCUMENT_NUMBER);
    } else if (field == DATE_OF_BIRTH) {
      checks.add(CheckedField.DATE_OF_BIRTH);
    } else if (field == DATE_OF_EXPIRY) {
      checks.add(CheckedField.DATE_OF_EXPIRY);
    } else if (field == OPTIONAL_DATA && find(OPTIONAL_DATA_CHECK).isPresent()) {
      checks.add(CheckedField.OPTIONAL);
    }
    FieldPosition f = find(field).orElseThrow();
    for (Span span : composite) {
      boolean overlaps =
          span.start() < f.start() + f.length() && f.start() < span.start() + span.length();
      if (span.line() == f.line() && overlaps) {
        checks.add(CheckedField.COMPOSITE);
      }
    }
    return checks;
  }

  /** Whether the document number may go on in the optional data (parts 5 and 6, 4.2.2). */
  boolean mayOverflow() {
    return this == TD1 || this == TD2;
  }

  /** The field's text, empty where this layout has no such field. */
  String text(MrzField field, List<String> lines) {
    return find(field).map(f -> f.of(lines)).orElse("");
  }
}
