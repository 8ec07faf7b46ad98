package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
      ReceiptOffice.Number number = number(id);
      // first the ledger: what it says and the list does not is done again with the same command
      open.append(
          List.of(
              new LedgerEntry.ReceiptRevoked(
                  clock.instant(),
                  id,
                  document,
                  open.pseudonyms().officer(System.getProperty("user.name")),
                  reason)));
      office.revoke(number);
    }
    spec.commandLine()
        .getOut()
        .println("Revoked; publish " + folder.resolve("public").resolve("status") + " again.");
    return Exeat.CONFIRMED;
  }

  private ReceiptOffice.Number number(CrossingId id) throws IOException {
    LedgerFiles files = LedgerFiles.open(ledger, LedgerFiles.key(ledger));
    for (long index : files.of(id)) {
      if (files.read(index) instanceof LedgerEntry.ReceiptIssued issued
          && issued.document() == document) {
        return new ReceiptOffice.Number(issued.list(), issued.index());
      }
    }
    throw new IllegalArgumentException(
        "no receipt was issued for document " + document + " of crossing " + id);
  }
}
