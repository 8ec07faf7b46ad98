package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.disclosure.DayStatistics;
import org.exeat.records.disclosure.WaitingTimes;
import org.exeat.records.ledger.LedgerFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "waiting",
    mixinStandardHelpOptions = true,
    description =
        "Says what it cost in time to choose an officer instead of the camera, in a month that is over; to be published.")
final class WaitingCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "LEDGER", description = "The ledger, or its log alone.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "MONTH", description = "Such as 2026-11, UTC, and over.")
  String month = "";

  @Mixin LedgerKeyOption signedBy = new LedgerKeyOption();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    YearMonth of = month();
    if (Instant.now().isBefore(WaitingTimes.settled(of))) {
      throw new IllegalArgumentException(
          "the month has not been over for "
              + DayStatistics.SETTLED.toHours()
              + " hours (UTC): times of a month that grows tell who came in between");
    }
    WaitingTimes times =
        WaitingTimes.of(
            LedgerFiles.open(folder, signedBy.key(folder, spec.commandLine().getErr())), of);
    PrintWriter out = spec.commandLine().getOut();
    out.println(of + " UTC, from opening to closing, median of crossings");
    out.println("  in which somebody chose an officer: " + shown(times.optedOut()));
    out.println("  in which nobody did:                " + shown(times.others()));
    out.flush();
    return Exeat.CONFIRMED;
  }

  private YearMonth month() {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a month is written as 2026-11", e);
    }
  }

  private static String shown(Optional<Duration> time) {
    return time.map(t -> t.toSeconds() + " s")
        .orElse("not told, of fewer than " + PublishedCounts.LEAST);
  }
}
