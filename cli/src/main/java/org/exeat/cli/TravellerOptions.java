package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.PolicyInForce;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.receipt.PublishedReceipts;
import org.exeat.server.traveller.DepartureDesk;
import org.exeat.server.traveller.Pickups;
import org.exeat.server.traveller.PortNotice;
import org.exeat.server.traveller.ReceiptDesk;
import org.exeat.server.traveller.TravellerDesk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the page for travellers offers beside the notice. */
final class TravellerOptions {
  @Option(
      names = "--announced",
      paramLabel = "FOLDER",
      description =
          "Where announced departures wait: travellers may announce them on the page for travellers. With --serve.")
  @Nullable Path announced;

  /** A desk, and the announcements that it has open. */
  record Open(TravellerDesk desk, Optional<AnnouncedDepartures> departures)
      implements AutoCloseable {
    /** Where receipts that are issued lie for their holders. */
    Optional<Pickups> pickups() {
      return desk.receipts().map(ReceiptDesk::pickups);
    }

    @Override
    public void close() throws IOException {
      if (departures.isPresent()) {
        departures.get().close();
      }
    }
  }

  /**
   * Opens a desk for what the port runs with.
   *
   * @param ledger folder
   * @param keeping what may be kept; empty where nothing may
   */
  Open open(
      Path ledger, CrossingBook book, Optional<EvidenceKeeping> keeping, ReceiptOptions receipts)
      throws IOException {
    InstantSource clock = InstantSource.system();
    QrCodes codes = new QrCodes();
    PortNotice notice =
        new PortNotice(
            LedgerFiles.key(ledger),
            keeping
                .map(EvidenceKeeping::inForce)
                .orElseGet(() -> new PolicyInForce(RetentionPolicy.STRICT)),
            keeping.map(EvidenceKeeping::ownState).orElse(""),
            keeping.flatMap(EvidenceKeeping::stays).isPresent());
    Path office = receipts.office;
    Path folder = announced;
    Optional<ReceiptDesk> checks =
        office == null
            ? Optional.empty()
            : Optional.of(new ReceiptDesk(new PublishedReceipts(office), codes, clock));
    Optional<AnnouncedDepartures> departures =
        folder == null ? Optional.empty() : Optional.of(AnnouncedDepartures.open(folder));
    return new Open(
        new TravellerDesk(
            notice,
            checks,
            departures.map(d -> new DepartureDesk(book, d, receipts.zone, clock)),
            codes),
        departures);
  }
}
