package org.exeat.documents.mrz;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints a machine readable zone: each field at its place, then the check digits. Names that are
 * too long are cut ({@link NameField}); nothing else is.
 */
public final class MrzWriter {
  private MrzWriter() {}

  /** The lines of a zone, as {@link MrzReader} reads them. */
  public static List<String> write(Mrz mrz) {
    MrzLayout layout = mrz.layout();
    List<StringBuilder> lines = new ArrayList<>();
    for (int i = 0; i < layout.format().lines(); i++) {
      lines.add(new StringBuilder("<".repeat(layout.format().lineLength())));
    }
    for (FieldPosition f : layout.fields()) {
      String text = Fillers.pad(text(mrz, f), f.length());
      lines.get(f.line() - 1).replace(f.start() - 1, f.start() - 1 + f.length(), text);
    }
    // The composite check digit covers the others, so it comes last, as CheckedField has it.
    for (CheckedText check : CheckedText.in(layout, text(lines))) {
      char digit =
          check.what() == CheckedField.OPTIONAL && mrz.optionalData().isEmpty()
              ? mrz.emptyOptionalCheck()
              : CheckDigit.character(check.text(text(lines)));
      lines.get(check.check().line() - 1).setCharAt(check.check().position() - 1, digit);
    }
    return text(lines);
  }

  private static String text(Mrz mrz, FieldPosition at) {
    return switch (at.field()) {
      case DOCUMENT_CODE -> mrz.documentCode();
      case ISSUING_STATE -> mrz.issuingState();
      case DOCUMENT_NUMBER ->
          mrz.documentNumber().substring(0, Math.min(at.length(), mrz.documentNumber().length()));
      case NATIONALITY -> mrz.nationality();
      case DATE_OF_BIRTH -> CenturyRule.text(mrz.dateOfBirth());
      case DATE_OF_EXPIRY -> CenturyRule.text(PartialDate.of(mrz.dateOfExpiry().orElseThrow()));
      case SEX -> String.valueOf(mrz.sex().code());
      case NAME ->
          mrz.layout() == MrzLayout.FRENCH_ID
              ? NameField.cut(mrz.name().primary(), at.length())
              : NameField.write(mrz.name(), at.length());
      case GIVEN_NAMES -> NameField.cut(mrz.name().secondary(), at.length());
      case OPTIONAL_DATA -> optionalData(mrz);
      case SECOND_OPTIONAL_DATA -> mrz.secondOptionalData();
      case ISSUING_OFFICE -> mrz.optionalData();
      // A filler would say that the number goes on in the optional data.
      case DOCUMENT_NUMBER_CHECK -> overflows(mrz) ? "" : "0";
      case DATE_OF_BIRTH_CHECK, DATE_OF_EXPIRY_CHECK, OPTIONAL_DATA_CHECK, COMPOSITE_CHECK -> "";
      case ZONE -> throw new IllegalStateException("no layout has the zone as one of its fields");
    };
  }

  /** The rest of a long document number goes first, with a zero where its check digit comes. */
  private static String optionalData(Mrz mrz) {
    return overflows(mrz)
        ? mrz.documentNumber().substring(numberLength(mrz)) + "0<" + mrz.optionalData()
        : mrz.optionalData();
  }

  private static boolean overflows(Mrz mrz) {
    return mrz.documentNumber().length() > numberLength(mrz);
  }

  private static int numberLength(Mrz mrz) {
    return mrz.layout().find(MrzField.DOCUMENT_NUMBER).orElseThrow().length();
  }

  private static List<String> text(List<StringBuilder> lines) {
    return lines.stream().map(StringBuilder::toString).toList();
  }
}
