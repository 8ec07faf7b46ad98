package org.exeat.records.receipt;

import java.time.Instant;
import java.time.LocalDate;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;

/**
 * That a traveller was confirmed at a port. Everybody to whom it is shown sees the port, the
 * direction and the day; the traveller chooses what else. It holds no name and no picture: the
 * document is enough to know its holder by. Its {@code toString} shows nothing.
 *
 * @param day by the port's local time
 * @param time of the confirmation
 * @param crossing by which the port's ledger proves it
 * @param byOfficer whether an officer confirmed, and not the machine
 * @param issuingState of the document, three letters
 * @param documentNumber without filler characters
 * @param dateOfBirth of the document's holder
 */
public record Receipt(
    Direction direction,
    LocalDate day,
    Instant time,
    CrossingId crossing,
    boolean byOfficer,
    String issuingState,
    String documentNumber,
    LocalDate dateOfBirth) {
  @Override
  public String toString() {
    return "Receipt[withheld]";
  }
}
