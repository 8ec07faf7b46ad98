package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.receipt.ReceiptOffice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description =
        "Revokes a receipt that should not have been handed out, and says so in the ledger.")
final class ReceiptRevokeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FOLDER", description = "The port's office of receipts.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "CROSSING", description = "Its name.")
  String crossing = "";

  @Parameters(index = "2", paramLabel = "DOCUMENT", description = "Number in the crossing, from 1.")
  int document;

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      required = true,
      description = "The ledger that says which receipt it is.")
  Path ledger = Path.of("");

  @Option(
      names = "--reason",
      paramLabel = "WORDS",
      required = true,
      description = "Why, without names.")
  String reason = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    CrossingId id = CrossingId.parse(crossing);
    try (Ledger open = Ledger.open(ledger, clock);
        ReceiptOffice office = ReceiptOffice.open(folder, clock)) {
      open.checkpoint();
      Known known = known(id);
      office.requireGiven(known.number());
      // first the ledger: what it says and the list does not is done by the same command again
      if (!known.revoked()) {
        open.append(
            List.of(
                new LedgerEntry.ReceiptRevoked(
                    clock.instant(), id, document, Recording.officer(open), reason)));
      }
      office.revoke(known.number());
    }
    spec.commandLine()
        .getOut()
        .println("Revoked; publish " + folder.resolve("public").resolve("status") + " again.");
    return Exeat.CONFIRMED;
  }

  /** What the ledger says of a receipt. */
  private record Known(ReceiptOffice.Number number, boolean revoked) {}

  private Known known(CrossingId id) throws IOException {
    LedgerFiles files = LedgerFiles.open(ledger, LedgerFiles.key(ledger));
    Optional<ReceiptOffice.Number> number = Optional.empty();
    boolean revoked = false;
    for (long index : files.of(id)) {
      LedgerEntry entry = files.read(index);
      if (entry instanceof LedgerEntry.ReceiptIssued issued && issued.document() == document) {
        number = Optional.of(new ReceiptOffice.Number(issued.list(), issued.index()));
      }
      revoked |= entry instanceof LedgerEntry.ReceiptRevoked r && r.document() == document;
    }
    boolean already = revoked;
    return number
        .map(n -> new Known(n, already))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no receipt was issued for document " + document + " of crossing " + id));
  }
}
