package org.exeat.documents.mrz;

/** What a check digit covers. */
public enum CheckedField {
  /** The document number, with its overflow where it has one. */
  DOCUMENT_NUMBER,
  DATE_OF_BIRTH,
  DATE_OF_EXPIRY,
  /** The optional data of a TD3 (the personal number). */
  OPTIONAL,
  /** Several fields together. */
  COMPOSITE
}
