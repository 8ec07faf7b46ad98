package org.exeat.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
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
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Ends a hold before its time.")
final class RetentionReleaseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CROSSING", description = "Its name.")
  String crossing = "";

  @Option(
      names = "--reason",
      paramLabel = "WORDS",
      required = true,
      description = "Why it ends; no names.")
  String reason = "";

  @Mixin StoresOptions stores = new StoresOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    CrossingId id = CrossingId.parse(crossing);
    Clock clock = Clock.systemUTC();
    try (Vault vault = stores.vault.open();
        Ledger ledger = Ledger.open(stores.ledger, clock)) {
      vault.holds().end(id);
      ledger.append(
          List.of(
              new LedgerEntry.HoldEnded(clock.instant(), id, Recording.officer(ledger), reason)));
    }
    spec.commandLine().getOut().println("The hold has ended; what is due goes with the next run.");
    return Exeat.CONFIRMED;
  }
}
