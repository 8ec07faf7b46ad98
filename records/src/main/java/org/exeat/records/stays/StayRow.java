package org.exeat.records.stays;

import org.exeat.domain.CrossingId;
import org.exeat.domain.KeptEvidence;
import org.exeat.records.ledger.Evidence;

/**
 * A row as it is stored. In the clear is what retention and the ledger have to know; that two rows
 * are of one holder is not.
 *
 * @param port whose crossing it is
 * @param document its number in the crossing, from 1
 * @param part 0 for the crossing itself, more for what an officer linked
 * @param facts by which it is decided when it goes
 * @param day of whose names it takes the first that is free
 * @param sealed see {@link StayHolder#seal}
 */
record StayRow(
    String port,
    CrossingId crossing,
    int document,
    int part,
    KeptEvidence facts,
    StayHolder.Day day,
    byte[] sealed) {
  /** What the ledger commits to. */
  Evidence evidence() {
    return Evidence.of(sealed);
  }
}
