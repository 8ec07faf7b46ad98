package org.exeat.domain;

/** What may be kept of a traveller besides what the ledger says. */
public enum EvidenceKind {
  /** The photograph at the lane. */
  CAPTURE,
  /** Made of a photograph or a portrait, for one comparison. */
  TEMPLATE,
  /** The portrait out of the document. */
  DOCUMENT_PORTRAIT,
  /**
   * A capture that was confirmed, kept as a second reference portrait for later crossings of the
   * same document holder, and for nothing else.
   */
  ENCOUNTER_PORTRAIT,
  /**
   * That the holder of a document entered or left, sealed so that only who has the document finds
   * it: by it an entry is paired with an exit. No picture.
   */
  STAY
}
