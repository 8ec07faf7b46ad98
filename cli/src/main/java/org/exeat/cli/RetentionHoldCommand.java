package org.exeat.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = "Keeps a crossing's evidence beyond its time, with a reason and an end.")
final class RetentionHoldCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CROSSING", description = "Its name.")
  String crossing = "";

  @Option(
      names = "--reason",
      paramLabel = "WORDS",
      required = true,
      description = "Such as the number of an order; no names.")
  String reason = "";

  @Option(
      names = "--until",
      paramLabel = "DAY",
      required = true,
      description = "The last day, UTC; no hold is without an end.")
  LocalDate until = LocalDate.EPOCH;

  @Mixin StoresOptions stores = new StoresOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    CrossingId id = CrossingId.parse(crossing);
    Clock clock = Clock.systemUTC();
    Instant end = until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!end.isAfter(clock.instant())) {
      throw new IllegalArgumentException("--until must not be over already");
    }
    try (Vault vault = stores.vault.open();
        Ledger ledger = Ledger.open(stores.ledger, clock)) {
      if (vault.kept(id).isEmpty()) {
        throw new IllegalArgumentException("nothing is kept of crossing " + id);
      }
      ledger.append(
          List.of(
              new LedgerEntry.HoldPlaced(
                  clock.instant(), id, Recording.officer(ledger), reason, end)));
      vault.holds().place(new LegalHold(id, reason, end));
    }
    spec.commandLine().getOut().println("Held until the end of " + until + ".");
    return Exeat.CONFIRMED;
  }
}
