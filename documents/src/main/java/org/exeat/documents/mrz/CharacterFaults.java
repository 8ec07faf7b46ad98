package org.exeat.documents.mrz;

import java.util.ArrayList;
import java.util.List;

/** The characters that their fields do not allow. */
final class CharacterFaults {
  private CharacterFaults() {}

  /** One fault per character, in reading order, without suggestions. */
  static List<MrzFault> in(MrzLayout layout, List<String> lines) {
    List<MrzFault> faults = new ArrayList<>();
    for (FieldPosition field : layout.fields()) {
      String text = field.of(lines);
      for (int i = 0; i < text.length(); i++) {
        if (!field.alphabet().allows(text.charAt(i))) {
          faults.add(
              new MrzFault(
                  kind(field, text.charAt(i)),
                  field.field(),
                  field.line(),
                  field.start() + i,
                  text.substring(i, i + 1),
                  field.alphabet().words(),
                  List.of()));
        }
      }
    }
    return faults;
  }

  private static MrzFault.Kind kind(FieldPosition field, char c) {
    if (Lookalikes.small(c)) {
      return MrzFault.Kind.LOWER_CASE;
    }
    return field.field() == MrzField.SEX
        ? MrzFault.Kind.UNKNOWN_SEX
        : MrzFault.Kind.ILLEGAL_CHARACTER;
  }

  /** Whether a fault concerns one character that its field does not allow. */
  static boolean is(MrzFault fault) {
    return switch (fault.kind()) {
      case ILLEGAL_CHARACTER, LOWER_CASE, UNKNOWN_SEX -> true;
      case UNKNOWN_FORMAT,
          WRONG_LENGTH,
          WRONG_CHECK_DIGIT,
          IMPOSSIBLE_DATE,
          UNKNOWN_STATE,
          UNKNOWN_DOCUMENT_CODE,
          EMPTY_FIELD,
          WRONG_OVERFLOW ->
          false;
    };
  }
}
