package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import org.exeat.lane.Closing;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.Receipts;
import org.exeat.records.DurableFile;
import org.exeat.records.receipt.Receipt;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.report.ReceiptPage;
import org.exeat.server.traveller.Pickups;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether receipts are handed out, and where they go. */
final class ReceiptOptions {
  @Option(
      names = "--receipts",
      paramLabel = "FOLDER",
      description = "The port's office of receipts, see ./exeat receipt create. With --ledger.")
  @Nullable Path office;

  @Option(
      names = "--hand-out",
      paramLabel = "FOLDER",
      description =
          "Where travellers' receipts go, a folder for each crossing, with a page to print and the code's text. They"
              + " show the document in the clear: delete them when they are handed out. Where officers are served,"
              + " travellers can fetch them with a telephone instead.")
  @Nullable Path handOut;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone of the port, such as America/Tijuana: it decides the day on receipts. Default: this machine's.")
  ZoneId zone = ZoneId.systemDefault();

  /**
   * Refuses half of what receipts take.
   *
   * @param ledger whether there is one
   */
  void check(boolean ledger) {
    if ((office != null) != (handOut != null) || office != null && !ledger) {
      throw new IllegalArgumentException(
          "to hand receipts out takes all three: --receipts, --hand-out and --ledger");
    }
  }

  /** The same where travellers may fetch them: then nothing has to lie in a folder. */
  void checkServed() {
    if (office == null && handOut != null) {
      throw new IllegalArgumentException("--hand-out takes --receipts");
    }
  }

  /** Whether receipts are asked for. */
  boolean given() {
    return office != null;
  }

  /** An office that is open, or none. */
  final class Open implements AutoCloseable {
    private final Optional<ReceiptOffice> office;

    private Open(Optional<ReceiptOffice> office) {
      this.office = office;
    }

    /**
     * Hands out receipts to whom a crossing confirmed, where receipts are asked for.
     *
     * @param pickups where travellers may fetch them; empty where nobody is served
     */
    void handOut(
        CrossingBook book,
        OpenCrossing crossing,
        Closing closing,
        Optional<Pickups> pickups,
        PrintWriter words)
        throws IOException, InvalidInputException {
      Path to = handOut;
      if (office.isEmpty()) {
        return;
      }
      Receipts receipts = new Receipts(office.get(), book, zone);
      if (to != null && !closing.confirmed().isEmpty()) {
        PrivateFile.folder(to.resolve(crossing.id().toString()));
      }
      for (int document : new TreeSet<>(closing.confirmed().keySet())) {
        Receipts.HandedOut r = receipts.issue(crossing, closing, document);
        pickups.ifPresent(p -> p.offer(crossing.id(), document, r.text()));
        if (to == null) {
          continue;
        }
        Path own = to.resolve(crossing.id().toString());
        String name = "document-" + document;
        PrivateFile.write(own.resolve(name + ".receipt"), r.text() + "\n");
        DurableFile.replacePrivate(
            own.resolve(name + ".pdf"), page(r, office.get().issuer()).pdf());
        words.println("Receipt: " + own.resolve(name + ".pdf"));
      }
      words.flush();
    }

    @Override
    public void close() throws IOException {
      if (office.isPresent()) {
        office.get().close();
      }
    }
  }

  /** Opens the office, where one is asked for: before a crossing, so that none lacks it. */
  Open open() throws IOException {
    Path from = office;
    return new Open(
        from == null ? Optional.empty() : Optional.of(ReceiptOffice.open(from, Clock.systemUTC())));
  }

  private static ReceiptPage page(Receipts.HandedOut r, String port) {
    Receipt receipt = r.receipt();
    return new ReceiptPage(
        receipt.direction(),
        port,
        receipt.day(),
        receipt.time().toString(),
        receipt.crossing().toString(),
        receipt.byOfficer(),
        receipt.issuingState() + " " + receipt.documentNumber(),
        receipt.dateOfBirth(),
        r.text());
  }
}
