package org.exeat.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Takes an announced departure back: it is erased, and the ledger says so.")
final class DepartureWithdrawCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CODE",
      description = "What was given for the announcement; - reads it from the standard input.")
  String code = "";

  @Mixin DepartureOptions stores = new DepartureOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    AnnouncementCode parsed = AnnouncedOptions.read(code);
    Clock clock = Clock.systemUTC();
    try (Ledger open = Ledger.open(stores.ledger, clock);
        AnnouncedDepartures departures = AnnouncedOptions.known(stores.folder)) {
      if (!departures.withdraw(parsed)) {
        throw new InvalidInputException("no departure is announced by this code; it may be gone");
      }
      departures.tell(open::append, clock.instant());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("The announcement is erased.");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
