package org.exeat.documents.mrz;

/** The fields of a machine readable zone. */
public enum MrzField {
  DOCUMENT_CODE("document code"),
  ISSUING_STATE("issuing state"),
  DOCUMENT_NUMBER("document number"),
  DOCUMENT_NUMBER_CHECK("check digit of the document number"),
  OPTIONAL_DATA("optional data"),
  OPTIONAL_DATA_CHECK("check digit of the optional data"),
  /** Of a TD1's second line. */
  SECOND_OPTIONAL_DATA("second optional data"),
  DATE_OF_BIRTH("date of birth"),
  DATE_OF_BIRTH_CHECK("check digit of the date of birth"),
  SEX("sex"),
  DATE_OF_EXPIRY("date of expiry"),
  DATE_OF_EXPIRY_CHECK("check digit of the date of expiry"),
  NATIONALITY("nationality"),
  COMPOSITE_CHECK("composite check digit"),
  /** Both identifiers, or only the primary one in the French layout. */
  NAME("name"),
  /** Of the French layout, which has a field of its own for them. */
  GIVEN_NAMES("given names"),
  /** Department and office of the French layout. */
  ISSUING_OFFICE("issuing office"),
  /** The zone as a whole: its lines and their lengths. */
  ZONE("zone");

  private final String words;

  MrzField(String words) {
    this.words = words;
  }

  /** As an officer reads it. */
  public String words() {
    return words;
  }
}
