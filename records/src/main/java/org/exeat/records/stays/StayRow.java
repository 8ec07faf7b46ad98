package org.exeat.records.stays;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
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
  StayRow {
    if (facts.closed().isEmpty()) {
      throw new IllegalArgumentException("a stay is kept when its crossing closes");
    }
  }

  /** What the ledger commits to. */
  Evidence evidence() {
    try {
      return new Evidence(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
