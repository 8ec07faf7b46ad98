package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.disclosure.DayStatistics;
import org.exeat.records.ledger.LedgerFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "statistics",
    mixinStandardHelpOptions = true,
    description = {
      "Counts of one day of a port, from its ledger. Cells below "
          + PublishedCounts.LEAST
          + " are hidden, with others by which they could be worked out.",
      "There is no table of two things at once and no other period than a day: so nobody is found by asking twice."
    })
final class StatisticsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "LEDGER", description = "The ledger, or its log alone.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DAY",
      description = "Such as 2026-11-28, UTC, and over for four hours.")
  LocalDate day = LocalDate.EPOCH;

  @Mixin LedgerKeyOption signedBy = new LedgerKeyOption();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (Instant.now().isBefore(DayStatistics.settled(day))) {
      throw new IllegalArgumentException(
          "the day is not over, or was not four hours ago: counts of a day that grows tell who came in between");
    }
    DayStatistics counts =
        DayStatistics.of(
            LedgerFiles.open(folder, signedBy.key(folder, spec.commandLine().getErr())), day);
    PrintWriter out = spec.commandLine().getOut();
    out.println(day + " UTC; - is hidden: fewer than 10, or next to it");
    write(out, "crossings by hour", counts.hours());
    write(out, "crossings by direction", counts.directions());
    write(out, "crossings by mode", counts.modes());
    write(out, "crossings by lane", counts.lanes());
    write(out, "crossings by end", counts.ends());
    write(out, "crossings by coverage", counts.complete());
    write(out, "crossings by choice", counts.choices());
    write(out, "travellers", counts.travellers());
    write(out, "referred, by what officers found", counts.referred());
    write(out, "referred, by reason", counts.reasons());
    write(out, "referred, by hour", counts.referredHours());
    write(out, "referred, by lane", counts.referredLanes());
    write(out, "referred, by row", counts.referredRows());
    counts.captures().forEach((row, faces) -> write(out, "faces found, " + row, faces));
    write(out, "opening to decision", counts.decision());
    write(out, "opening to closing", counts.closing());
    out.flush();
    return Exeat.CONFIRMED;
  }

  private static void write(PrintWriter out, String title, PublishedCounts counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.cells().forEach((name, n) -> rows.add(List.of(name, shown(n))));
    rows.add(List.of("all", shown(counts.sum())));
    out.println();
    out.print(Terminal.table(List.of(title, "count"), rows));
  }

  private static void write(PrintWriter out, String title, DayStatistics.Latency took) {
    out.println();
    out.print(
        Terminal.table(
            List.of(title, "seconds"),
            List.of(
                List.of("median", shown(took.median())),
                List.of("95 in 100 at most", shown(took.most())))));
  }

  private static String shown(Optional<Duration> took) {
    return took.map(t -> Long.toString(t.toSeconds())).orElse("-");
  }

  private static String shown(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }
}
