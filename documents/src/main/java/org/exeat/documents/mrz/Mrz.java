package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.util.Optional;
import org.exeat.domain.TravelDocument;

/**
 * What a machine readable zone says, ICAO Doc 9303 parts 3 to 7. Shows nothing in its {@code
 * toString}: it passes through messages and logs.
 *
 * @param layout where it is printed
 * @param documentCode one or two characters, such as {@code P}, {@code ID}
 * @param issuingState code without fillers, such as {@code UTO}, {@code D}
 * @param documentNumber without fillers at its end, at least one character; at most 9 characters,
 *     22 in a TD1 and 14 in a TD2, 12 in the French layout
 * @param name holder
 * @param nationality code without fillers; that of the issuing state in the French layout
 * @param dateOfBirth may be unknown in part
 * @param sex as stated
 * @param dateOfExpiry last day of validity; empty in the French layout, which has none
 * @param optionalData at the issuing state's choice, without fillers at its end; what follows the
 *     rest of a long document number. In the French layout the issuing office
 * @param secondOptionalData of a TD1's second line
 * @param emptyOptionalCheck what stands for the check digit of a TD3's optional data where these
 *     are empty: {@code <} or {@code 0}, which Doc 9303 part 4 both allows; {@code 0} elsewhere
 */
public record Mrz(
    MrzLayout layout,
    String documentCode,
    String issuingState,
    String documentNumber,
    MrzName name,
    String nationality,
    PartialDate dateOfBirth,
    Sex sex,
    Optional<LocalDate> dateOfExpiry,
    String optionalData,
    String secondOptionalData,
    char emptyOptionalCheck) {

  public Mrz {
    require(documentCode.matches("[A-Z][A-Z0-9]?"), "a document code is one letter or two");
    require(issuingState.matches("[A-Z]{1,3}"), "a state's code has one to three letters");
    require(nationality.matches("[A-Z]{1,3}"), "a nationality's code has one to three letters");
    require(
        documentNumber.matches("[A-Z0-9<]*[A-Z0-9]"),
        "a document number has characters A-Z, 0-9 and inner fillers");
    require(fits(layout, documentNumber, optionalData), "the document number is too long");
    require(
        optionalData.matches("([A-Z0-9<]*[A-Z0-9])?")
            && secondOptionalData.matches("([A-Z0-9<]*[A-Z0-9])?"),
        "optional data have the characters A-Z, 0-9 and inner fillers");
    require(
        dateOfExpiry.isPresent() == layout.find(MrzField.DATE_OF_EXPIRY).isPresent(),
        "every layout but the French has a date of expiry");
    require(
        secondOptionalData.isEmpty() || layout.find(MrzField.SECOND_OPTIONAL_DATA).isPresent(),
        "only a TD1 has second optional data");
    require(
        layout != MrzLayout.FRENCH_ID || nationality.equals(issuingState),
        "the French layout has no nationality but the issuing state");
    require(
        layout == MrzLayout.FRENCH_ID || !name.primary().contains("<<"),
        "two fillers end the primary identifier; it has none within");
    require(
        emptyOptionalCheck == '0'
            || (emptyOptionalCheck == '<' && layout == MrzLayout.TD3 && optionalData.isEmpty()),
        "the filler is the check digit of a TD3's empty optional data only");
  }

  /** The issuing state, where its code is known. */
  public Optional<IssuingState> issuer() {
    return IssuingState.ofMrzCode(issuingState);
  }

  /**
   * The fields that a crossing uses; empty where the date of birth is not wholly known, where there
   * is no date of expiry, or where the layout is that of a visa, which is no travel document.
   */
  public Optional<TravelDocument> travelDocument() {
    if (layout == MrzLayout.MRV_A || layout == MrzLayout.MRV_B) {
      return Optional.empty();
    }
    return dateOfBirth
        .complete()
        .flatMap(born ->
            dateOfExpiry.map(until ->
                new TravelDocument(
                    documentCode,
                    issuingState,
                    documentNumber.replace("<", ""),
                    name.primaryWords(),
                    name.secondaryWords(),
                    born,
                    until)));
  }

  /** Whether a document number and the optional data after it have room in a layout. */
  private static boolean fits(MrzLayout layout, String number, String optional) {
    int field = layout.find(MrzField.DOCUMENT_NUMBER).orElseThrow().length();
    MrzField optionalField =
        layout == MrzLayout.FRENCH_ID ? MrzField.ISSUING_OFFICE : MrzField.OPTIONAL_DATA;
    int room = layout.find(optionalField).orElseThrow().length();
    if (number.length() <= field) {
      return optional.length() <= room;
    }
    // The rest, its check digit and a filler go before the optional data.
    return layout.mayOverflow()
        && number.charAt(field - 1) != Fillers.FILLER
        && number.indexOf(Fillers.FILLER, field) < 0
        && number.length() - field + 2 + optional.length() <= room;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  @Override
  public String toString() {
    return "Mrz[" + layout + ", withheld]";
  }
}
