package org.exeat.documents.mrz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A check digit of a printed zone and the characters that it covers, place by place.
 *
 * @param what which check
 * @param data the covered places, in order
 * @param check the check digit's place
 */
record CheckedText(CheckedField what, List<Place> data, Place check) {

  /**
   * A character's place.
   *
   * @param line counted from 1
   * @param position counted from 1
   */
  record Place(int line, int position) {
    char in(List<String> lines) {
      return lines.get(line - 1).charAt(position - 1);
    }
  }

  /** The check digits that a zone of this layout has, in the order of {@link CheckedField}. */
  static List<CheckedText> in(MrzLayout layout, List<String> lines) {
    List<CheckedText> all = new ArrayList<>();
    all.add(documentNumber(layout, lines));
    simple(layout, CheckedField.DATE_OF_BIRTH, MrzField.DATE_OF_BIRTH, all);
    simple(layout, CheckedField.DATE_OF_EXPIRY, MrzField.DATE_OF_EXPIRY, all);
    if (layout.find(MrzField.OPTIONAL_DATA_CHECK).isPresent()) {
      simple(layout, CheckedField.OPTIONAL, MrzField.OPTIONAL_DATA, all);
    }
    layout
        .find(MrzField.COMPOSITE_CHECK)
        .ifPresent(check -> {
          List<Place> data = new ArrayList<>();
          for (MrzLayout.Span span : layout.composite()) {
            add(span.line(), span.start(), span.length(), data);
          }
          all.add(
              new CheckedText(
                  CheckedField.COMPOSITE, data, new Place(check.line(), check.start())));
        });
    return all;
  }

  /** Right or wrong, check by check, of lines that have the layout's lengths. */
  static Map<CheckedField, CheckOutcome> outcomes(MrzLayout layout, List<String> lines) {
    Map<CheckedField, CheckOutcome> outcomes = new EnumMap<>(CheckedField.class);
    for (CheckedText text : in(layout, lines)) {
      outcomes.put(text.what, text.right(lines) ? CheckOutcome.RIGHT : CheckOutcome.WRONG);
    }
    return outcomes;
  }

  /** Whether the printed digit is the computed one. */
  boolean right(List<String> lines) {
    String text = text(lines);
    for (int i = 0; i < text.length(); i++) {
      if (CheckDigit.value(text.charAt(i)) < 0) {
        return false;
      }
    }
    char printed = check.in(lines);
    if (printed == Fillers.FILLER) {
      return what == CheckedField.OPTIONAL && Fillers.strip(text).isEmpty();
    }
    return printed == CheckDigit.character(text);
  }

  /** The covered characters. */
  String text(List<String> lines) {
    StringBuilder text = new StringBuilder(data.size());
    data.forEach(place -> text.append(place.in(lines)));
    return text.toString();
  }

  private static CheckedText documentNumber(MrzLayout layout, List<String> lines) {
    FieldPosition number = layout.find(MrzField.DOCUMENT_NUMBER).orElseThrow();
    FieldPosition check = layout.find(MrzField.DOCUMENT_NUMBER_CHECK).orElseThrow();
    List<Place> data = new ArrayList<>();
    add(number.line(), number.start(), number.length(), data);
    Place digit = new Place(check.line(), check.start());
    int rest = Overflow.in(layout, lines).map(o -> o.rest().length()).orElse(-1);
    if (rest >= 0) {
      FieldPosition optional = layout.find(MrzField.OPTIONAL_DATA).orElseThrow();
      add(optional.line(), optional.start(), rest, data);
      digit = new Place(optional.line(), optional.start() + rest);
    }
    return new CheckedText(CheckedField.DOCUMENT_NUMBER, data, digit);
  }

  private static void simple(
      MrzLayout layout, CheckedField what, MrzField field, List<CheckedText> all) {
    layout
        .find(field)
        .ifPresent(f -> {
          List<Place> data = new ArrayList<>();
          add(f.line(), f.start(), f.length(), data);
          all.add(new CheckedText(what, data, new Place(f.line(), f.start() + f.length())));
        });
  }

  private static void add(int line, int start, int length, List<Place> places) {
    for (int i = 0; i < length; i++) {
      places.add(new Place(line, start + i));
    }
  }
}
