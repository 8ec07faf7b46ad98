package org.exeat.lane;

import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.receipt.Receipt;
import org.exeat.records.receipt.ReceiptOffice;

/**
 * Receipts for those whom a crossing confirmed. That one was issued is an entry of the ledger; of
 * the receipt itself the port keeps nothing but its number.
 *
 * @param zone of the port, by which a day is reckoned
 */
public record Receipts(ReceiptOffice office, CrossingBook book, ZoneId zone) {
  /**
   * A receipt to hand out.
   *
   * @param text of the credential
   */
  public record HandedOut(Receipt receipt, String text) {
    @Override
    public String toString() {
      return "HandedOut[withheld]";
    }
  }

  /**
   * Issues one, which is recorded before it is handed out.
   *
   * @param document whose holder is confirmed, from 1
   */
  public HandedOut issue(OpenCrossing crossing, Closing closing, int document) throws IOException {
    TravelDocument of = closing.confirmed().get(document);
    if (of == null) {
      throw new IllegalArgumentException(
          "the holder of document " + document + " is not confirmed");
    }
    Receipt receipt =
        new Receipt(
            crossing.direction(),
            closing.at().atZone(zone).toLocalDate(),
            closing.at().truncatedTo(ChronoUnit.SECONDS),
            crossing.id(),
            closing.byOfficer().contains(document),
            of.issuingState(),
            of.documentNumber(),
            of.dateOfBirth());
    ReceiptOffice.Issued issued = office.issue(receipt);
    book.append(
        List.of(
            new LedgerEntry.ReceiptIssued(
                book.now(),
                crossing.id(),
                document,
                issued.number().list(),
                issued.number().index())));
    return new HandedOut(receipt, issued.text());
  }
}
