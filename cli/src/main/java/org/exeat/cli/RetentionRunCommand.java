package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.PolicyShelf;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.retention.RetentionRun;
import org.exeat.records.stays.StayBook;
import org.exeat.records.vault.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Destroys what is due, renews the vault's master key so that its backups forget it too, and records in the"
            + " ledger that nothing is overdue. For every day, or every hour. Where stays are kept, name them too: without"
            + " --stays it is no proof for them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is overdue",
      "1:Something still is, or its keys cannot be read",
      "2:It cannot be done; why"
    })
final class RetentionRunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "POLICY", description = "The policy's file.")
  Path file = Path.of("");

  @Mixin StoresOptions stores = new StoresOptions();
  @Mixin StayOptions stays = new StayOptions();

  @Option(
      names = "--announced",
      paramLabel = "FOLDER",
      description = "Announced departures, of which those go whose day is over.")
  @Nullable Path announced;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PolicyShelf.beside(stores.ledger).requireSettled();
    RetentionPolicy policy =
        KeepingOptions.inForce(stores.ledger, file, spec.commandLine().getErr());
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    stays.check();
    RetentionRun.Done done;
    int past = 0;
    try (Vault vault = stores.vault.open();
        Ledger ledger = Ledger.open(stores.ledger, clock);
        AnnouncedDepartures departures = known(announced)) { // before anything is destroyed
      if (stays.given()) {
        try (StayBook book = stays.openKnown(stores.ledger, spec.commandLine().getErr())) {
          book.begin(ledger.open().keySet());
          done =
              new RetentionRun(vault, Optional.of(book), ledger::append)
                  .run(() -> policy, clock, true);
        }
      } else {
        done =
            new RetentionRun(vault, Optional.empty(), ledger::append)
                .run(() -> policy, clock, true);
      }
      if (departures != null) {
        past = departures.forgetPast(clock.instant());
        departures.tell(ledger::append, clock.instant());
      }
    }
    out.println(
        done.destroyed().size()
            + " pieces of evidence were destroyed; "
            + done.checked().kept()
            + " are kept, "
            + done.checked().held()
            + " of them by a legal hold; "
            + done.checked().overdue()
            + " are overdue.");
    if (announced != null) {
      out.println("Announced departures whose day is over, erased: " + past);
    }
    int unreadable = done.checked().unreadable();
    if (unreadable > 0) {
      out.println(
          "! the keys of "
              + unreadable
              + " crossings cannot be read: what they keep, and how long, nobody knows; ./exeat retention plan names them");
    }
    out.flush();
    return done.checked().overdue() + unreadable == 0 ? Exeat.CONFIRMED : Exeat.REFERRED;
  }

  private static @Nullable AnnouncedDepartures known(@Nullable Path folder)
      throws IOException, InvalidInputException {
    return folder == null ? null : AnnouncedOptions.known(folder);
  }
}
