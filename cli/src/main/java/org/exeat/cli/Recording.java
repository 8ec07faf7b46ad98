package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.domain.EvidenceKind;
import org.exeat.lane.Assessment;
import org.exeat.lane.Closing;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.Presented;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.Pseudonym;

/** Records an assessed crossing in a ledger, and says how it is proved. */
final class Recording {
  private Recording() {}

  /**
   * Records the crossing's steps and its closing, keeps what may be kept, and signs a checkpoint
   * over them.
   *
   * @param lane what the lane is called
   * @param announced the code of a departure that was announced, if one was shown
   * @param keeping what may be kept; empty where nothing is
   * @param receipts whether any are handed out
   */
  static void record(
      Assessment assessment,
      Path folder,
      String lane,
      Optional<AnnouncedOptions.Shown> announced,
      Optional<EvidenceKeeping> keeping,
      ReceiptOptions receipts,
      Clock clock,
      PrintWriter out)
      throws IOException, InvalidInputException {
    OpenCrossing crossing;
    Closing closing;
    try (ReceiptOptions.Open office = receipts.open();
        CrossingBook book = book(folder, keeping, clock, out)) {
      crossing = book.open(lane, assessment.direction(), assessment.mode());
      if (announced.isPresent()) {
        crossing.announced(announced.get().store(), announced.get().code());
      }
      for (Presented p : assessment.documents()) {
        crossing.handedOver();
        crossing.read(p);
      }
      crossing.decide(
          documents -> assessment,
          Collections.nCopies(assessment.occupants().size(), Optional.empty()));
      closing = crossing.close();
      office.handOut(book, crossing, closing, Optional.empty(), out);
    }
    out.println("Recorded as crossing " + crossing.id() + " in " + folder);
    out.println("  ./exeat ledger verify " + folder);
    out.println("  ./exeat ledger prove " + folder + " " + crossing.id());
    if (keeping.isPresent()) {
      Map<EvidenceKind, Long> kept =
          closing.kept().stream()
              .collect(Collectors.groupingBy(EvidenceKeeping.Kept::what, Collectors.counting()));
      long portraits = kept.getOrDefault(EvidenceKind.DOCUMENT_PORTRAIT, 0L);
      long stays = kept.getOrDefault(EvidenceKind.STAY, 0L);
      out.println(
          "Kept in the vault: "
              + portraits
              + " portraits out of documents, "
              + (closing.kept().size() - portraits - stays)
              + " photographs; ./exeat retention plan says how long");
      if (keeping.get().stays().isPresent()) {
        long holders =
            closing.kept().stream()
                .filter(k -> k.what() == EvidenceKind.STAY)
                .map(EvidenceKeeping.Kept::document)
                .distinct()
                .count();
        out.println(
            "Kept as stays: of "
                + holders
                + " holders; ./exeat stay show pairs entries with exits");
      }
    }
    out.flush();
  }

  /** Whoever has started the command, as the ledger calls them. */
  static Pseudonym officer(Ledger ledger) {
    return ledger.pseudonyms().officer(System.getProperty("user.name"));
  }

  /** Disclosures and corrections by whoever has started the command. */
  static Disclosures disclosures(Ledger ledger, Path folder) {
    return new Disclosures(ledger, folder, Clock.systemUTC(), officer(ledger));
  }

  /** The port's book of crossings; says what an earlier run left half open. */
  static CrossingBook book(
      Path ledger, Optional<EvidenceKeeping> keeping, Clock clock, PrintWriter out)
      throws IOException {
    Ledger open = Ledger.open(ledger, clock);
    CrossingBook book =
        new CrossingBook(
            open,
            keeping,
            clock,
            trouble -> {
              out.println(
                  "! The crossings go on, and something has to be seen to: "
                      + trouble.getMessage());
              out.flush();
            });
    if (book.abandoned() > 0) {
      out.println(
          book.abandoned()
              + " crossings that were open when an earlier run stopped are recorded as abandoned");
    }
    return book;
  }
}
