package org.exeat.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.Redress;
import org.exeat.records.disclosure.Referrals;
import org.exeat.records.disclosure.Referrals.Result;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Says how it went with the holder of a document at the latest crossings, and whether a remedy is to be"
            + " offered.")
final class RedressShowCommand implements Callable<Integer> {
  @Mixin HolderOptions holder = new HolderOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    TravelDocument document = holder.document();
    Clock clock = Clock.systemUTC();
    Referrals referrals;
    try (Ledger ledger = Ledger.open(holder.ledger, clock)) {
      ledger.checkpoint();
      referrals =
          Redress.referrals(
              LedgerFiles.open(holder.ledger, ledger.key()), ledger.pseudonyms(), document);
      Pseudonym viewer = Recording.officer(ledger);
      Instant now = clock.instant();
      List<LedgerEntry> looks =
          referrals.latest().stream()
              .map(c ->
                  (LedgerEntry)
                      new LedgerEntry.Viewed(
                          now, c.id(), Optional.of(c.document()), viewer, false, holder.request))
              .toList();
      ledger.append(holder.viewed(looks, now, viewer));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Of the latest "
            + referrals.latest().size()
            + " crossings in which the face was compared with this document, the machine confirmed "
            + referrals.latest(Result.BY_MACHINE)
            + ", an officer "
            + referrals.latest(Result.BY_OFFICER)
            + ", and nobody "
            + referrals.latest(Result.BY_NOBODY)
            + ".");
    out.println(
        referrals.remedy()
            ? "A remedy is to be offered: a new picture, with the holder's consent; ./exeat redress portrait."
            : "A remedy is offered where an officer confirmed "
                + Referrals.AGAIN_AND_AGAIN
                + " of the latest "
                + Referrals.LATEST
                + " or more.");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
