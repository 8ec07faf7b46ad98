package org.exeat.domain;

import java.time.LocalDate;

/**
 * The fields of a presented travel document that a crossing uses, as in the machine readable zone
 * of ICAO Doc 9303. Its {@code toString} shows none of them: documents pass through messages and
 * logs.
 *
 * @param documentCode such as {@code P}, {@code ID}
 * @param issuingState three-letter code of Doc 9303 part 3, such as {@code UTO}
 * @param documentNumber without filler characters
 * @param surname primary identifier
 * @param givenNames secondary identifier, may be empty
 * @param dateOfBirth day of birth
 * @param dateOfExpiry last day of validity
 */
public record TravelDocument(
    String documentCode,
    String issuingState,
    String documentNumber,
    String surname,
    String givenNames,
    LocalDate dateOfBirth,
    LocalDate dateOfExpiry) {

  /**
   * Whether the document is valid on that day; the day of expiry still counts (Doc 9303 part 3,
   * 4.8).
   */
  public boolean validOn(LocalDate day) {
    return !day.isAfter(dateOfExpiry);
  }

  /** Whether both are one document, by its state and number. */
  public boolean same(TravelDocument other) {
    return issuingState.equals(other.issuingState) && documentNumber.equals(other.documentNumber);
  }

  /** Completed years of the holder on that day. */
  public int ageOn(LocalDate day) {
    return java.time.Period.between(dateOfBirth, day).getYears();
  }

  @Override
  public String toString() {
    return "TravelDocument[withheld]";
  }
}
