package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of a zone mean: their values, and what is wrong with those. Fields with
 * characters that they do not allow mean nothing and are not looked at.
 */
final class Interpretation {
  private final MrzLayout layout;
  private final List<String> lines;
  private final LocalDate day;
  private final Set<MrzField> illegible = EnumSet.noneOf(MrzField.class);
  private final List<MrzFault> faults = new ArrayList<>();
  private boolean understood = true;

  /**
   * Interprets.
   *
   * @param illegal the faults of single characters
   */
  Interpretation(MrzLayout layout, List<String> lines, LocalDate day, List<MrzFault> illegal) {
    this.layout = layout;
    this.lines = lines;
    this.day = day;
    illegal.forEach(fault -> illegible.add(fault.field()));
  }

  /** What is wrong with the values, found by {@link #mrz}. */
  List<MrzFault> faults() {
    return faults;
  }

  /** The values; empty where one of them cannot be understood. */
  Optional<Mrz> mrz() {
    String code = documentCode();
    String issuer = state(MrzField.ISSUING_STATE);
    String nationality = layout == MrzLayout.FRENCH_ID ? issuer : state(MrzField.NATIONALITY);
    boolean named = name();
    boolean numbered = documentNumber();
    Optional<PartialDate> birth =
        legible(MrzField.DATE_OF_BIRTH)
            ? CenturyRule.birth(layout.text(MrzField.DATE_OF_BIRTH, lines), day)
            : Optional.empty();
    possible(MrzField.DATE_OF_BIRTH, birth.isPresent());
    Optional<LocalDate> expiry = expiry();
    understood &= legible(MrzField.SEX, MrzField.OPTIONAL_DATA, MrzField.SECOND_OPTIONAL_DATA);
    understood &= legible(MrzField.ISSUING_OFFICE);
    if (!understood || !named || !numbered || birth.isEmpty()) {
      return Optional.empty();
    }
    Optional<Overflow> overflow = Overflow.in(layout, lines);
    String optional =
        layout.text(
            layout == MrzLayout.FRENCH_ID ? MrzField.ISSUING_OFFICE : MrzField.OPTIONAL_DATA,
            lines);
    return Optional.of(
        new Mrz(
            layout,
            code,
            issuer,
            Fillers.strip(layout.text(MrzField.DOCUMENT_NUMBER, lines))
                + overflow.map(Overflow::rest).orElse(""),
            holder(),
            nationality,
            birth.get(),
            Sex.of(layout.text(MrzField.SEX, lines).charAt(0)),
            expiry,
            overflow.map(Overflow::remainder).orElse(Fillers.strip(optional)),
            Fillers.strip(layout.text(MrzField.SECOND_OPTIONAL_DATA, lines)),
            emptyOptionalCheck(optional)));
  }

  private String documentCode() {
    String code = Fillers.strip(layout.text(MrzField.DOCUMENT_CODE, lines));
    if (!legible(MrzField.DOCUMENT_CODE)) {
      understood = false;
    } else if (code.isEmpty() || layout.format().documentCodes().indexOf(code.charAt(0)) < 0) {
      String allowed = String.join(", ", layout.format().documentCodes().split(""));
      add(MrzFault.Kind.UNKNOWN_DOCUMENT_CODE, MrzField.DOCUMENT_CODE, "begins with " + allowed);
      understood &= code.matches("[A-Z][A-Z0-9]?");
    }
    return code;
  }

  private String state(MrzField field) {
    String text = layout.text(field, lines);
    if (!legible(field)) {
      understood = false;
    } else if (IssuingState.ofMrzCode(text).isEmpty()) {
      add(MrzFault.Kind.UNKNOWN_STATE, field, "a code of Doc 9303 part 3, section 5");
      understood &= Fillers.strip(text).matches("[A-Z]{1,3}");
    }
    return Fillers.strip(text);
  }

  private boolean name() {
    if (!legible(MrzField.NAME, MrzField.GIVEN_NAMES)) {
      return false;
    }
    String all = layout.text(MrzField.NAME, lines) + layout.text(MrzField.GIVEN_NAMES, lines);
    if (Fillers.strip(all).isEmpty()) {
      add(MrzFault.Kind.EMPTY_FIELD, MrzField.NAME, "a name");
      return false;
    }
    return true;
  }

  private MrzName holder() {
    String name = layout.text(MrzField.NAME, lines);
    if (layout != MrzLayout.FRENCH_ID) {
      return MrzName.parse(name);
    }
    String given = layout.text(MrzField.GIVEN_NAMES, lines);
    return new MrzName(
        Fillers.strip(name), Fillers.strip(given), !name.endsWith("<") || !given.endsWith("<"));
  }

  private boolean documentNumber() {
    if (!legible(MrzField.DOCUMENT_NUMBER)) {
      return false;
    }
    if (Fillers.strip(layout.text(MrzField.DOCUMENT_NUMBER, lines)).isEmpty()) {
      add(MrzFault.Kind.EMPTY_FIELD, MrzField.DOCUMENT_NUMBER, "a number");
      return false;
    }
    Optional<Overflow> overflow = Overflow.in(layout, lines);
    if (overflow.isPresent() && (overflow.get().rest().isEmpty() || !overflow.get().ended())) {
      add(
          MrzFault.Kind.WRONG_OVERFLOW,
          MrzField.OPTIONAL_DATA,
          "the rest of the number, its check digit and a filler");
      return overflow.get().ended();
    }
    return true;
  }

  private Optional<LocalDate> expiry() {
    if (layout.find(MrzField.DATE_OF_EXPIRY).isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> expiry =
        legible(MrzField.DATE_OF_EXPIRY)
            ? CenturyRule.expiry(layout.text(MrzField.DATE_OF_EXPIRY, lines), day)
            : Optional.empty();
    possible(MrzField.DATE_OF_EXPIRY, expiry.isPresent());
    return expiry;
  }

  private void possible(MrzField field, boolean possible) {
    understood &= possible;
    if (!possible && legible(field)) {
      add(MrzFault.Kind.IMPOSSIBLE_DATE, field, "YYMMDD");
    }
  }

  private char emptyOptionalCheck(String optional) {
    return Fillers.strip(optional).isEmpty()
            && layout.text(MrzField.OPTIONAL_DATA_CHECK, lines).equals("<")
        ? '<'
        : '0';
  }

  private boolean legible(MrzField... fields) {
    for (MrzField field : fields) {
      if (illegible.contains(field)) {
        return false;
      }
    }
    return true;
  }

  private void add(MrzFault.Kind kind, MrzField field, String expected) {
    FieldPosition at = layout.find(field).orElseThrow();
    faults.add(new MrzFault(kind, field, at.line(), at.start(), at.of(lines), expected, List.of()));
  }
}
