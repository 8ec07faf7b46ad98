package org.exeat.lane;

import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
   * @param document of the crossing, from 1
   * @param text of the credential
   */
  public record HandedOut(int document, Receipt receipt, String text) {}

  /** One for everybody who is confirmed, each recorded before it is handed out. */
  public List<HandedOut> issue(OpenCrossing crossing, OpenCrossing.Closing closing)
      throws IOException {
    List<HandedOut> receipts = new ArrayList<>();
    for (Map.Entry<Integer, TravelDocument> e : new TreeMap<>(closing.confirmed()).entrySet()) {
      TravelDocument document = e.getValue();
      Receipt receipt =
          new Receipt(
              crossing.direction(),
              closing.at().atZone(zone).toLocalDate(),
              closing.at().truncatedTo(ChronoUnit.SECONDS),
              crossing.id(),
              closing.byOfficer().contains(e.getKey()),
              document.issuingState(),
              document.documentNumber(),
              document.dateOfBirth());
      ReceiptOffice.Issued issued = office.issue(receipt);
      book.append(
          List.of(
              new LedgerEntry.ReceiptIssued(
                  book.now(),
                  crossing.id(),
                  e.getKey(),
                  issued.number().list(),
                  issued.number().index())));
      receipts.add(new HandedOut(e.getKey(), receipt, issued.text()));
    }
    return receipts;
  }
}
