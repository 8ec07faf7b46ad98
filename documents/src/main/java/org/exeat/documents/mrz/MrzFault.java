package org.exeat.documents.mrz;

import java.util.List;

/**
 * One thing that is wrong with a machine readable zone. What was found and what is suggested are
 * there for the officer who holds the document; {@code toString} and {@link #message} do not show
 * them.
 *
 * @param kind what is wrong
 * @param field where
 * @param line counted from 1, of the lines as they were given
 * @param position first character that it concerns, counted from 1; one more than the line's length
 *     where characters are missing
 * @param found the characters found there, may be empty
 * @param expected the rule, in words
 * @param suggestions what may really be there, the likeliest first; often empty
 */
public record MrzFault(
    Kind kind,
    MrzField field,
    int line,
    int position,
    String found,
    String expected,
    List<Suggestion> suggestions) {

  /** What can be wrong. */
  public enum Kind {
    /** The number of lines and their lengths are those of no format. */
    UNKNOWN_FORMAT("the lines have the lengths of no format"),
    /** A line is too long or too short. */
    WRONG_LENGTH("the line has the wrong length"),
    /** The field does not allow this character. */
    ILLEGAL_CHARACTER("the field does not allow this character"),
    /** A small letter, which no machine readable zone has. */
    LOWER_CASE("small letters do not occur"),
    /** The check digit is not the computed one. */
    WRONG_CHECK_DIGIT("the check digit does not match"),
    /** No calendar has this date. */
    IMPOSSIBLE_DATE("there is no such date"),
    /** No state or organisation has this code. */
    UNKNOWN_STATE("no state or organisation has this code"),
    /** Sex is neither M nor F nor the filler. */
    UNKNOWN_SEX("sex is none of those that the zone has"),
    /** Documents of this format have other codes. */
    UNKNOWN_DOCUMENT_CODE("documents of this format have other codes"),
    /** A field that every document fills is empty. */
    EMPTY_FIELD("the field is empty"),
    /** A document number that goes on in the optional data does so against the rule. */
    WRONG_OVERFLOW("the document number's continuation breaks the rule");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As an officer reads it. */
    public String words() {
      return words;
    }
  }

  public MrzFault {
    suggestions = List.copyOf(suggestions);
    if (line < 1 || position < 1) {
      throw new IllegalArgumentException("lines and characters are counted from 1");
    }
  }

  /** In words for an officer; shows nothing of what the document says. */
  public String message() {
    return "line " + line + ", position " + position + ", " + field.words() + ": " + kind.words;
  }

  MrzFault with(List<Suggestion> better) {
    return new MrzFault(kind, field, line, position, found, expected, better);
  }

  @Override
  public String toString() {
    return "MrzFault[" + message() + "]";
  }
}
