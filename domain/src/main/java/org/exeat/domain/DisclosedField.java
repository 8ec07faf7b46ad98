package org.exeat.domain;

/** What of a holder's crossing can be given to another system; there is nothing else. */
public enum DisclosedField {
  /** Name of the port's ledger. */
  PORT,
  /** Name of the crossing, which tells when it began. */
  CROSSING,
  /** Entry or exit. */
  DIRECTION,
  /** Vehicle, bus, foot and so on. */
  MODE,
  /** Day on which it ended, UTC. */
  DAY,
  /** Second in which it ended. */
  TIME,
  /** Whether the holder was confirmed, and by whom. */
  OUTCOME,
  /** Purpose, class and last day, as an officer admitted the holder. */
  ADMISSION,
  /** State and number of the document, which the ledger does not know: of who shows it only. */
  DOCUMENT,
  /**
   * What was corrected of this record, in an officer's words; a corrected one goes with it only.
   */
  CORRECTIONS
}
