package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.ZoneFields;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "announce",
    mixinStandardHelpOptions = true,
    description = {
      "Announces that the holders of documents leave together on a day, and gives the code that they show at the lane.",
      "Kept are the numbers and dates that open the documents' chips, no names, sealed by the code, which is kept"
          + " nowhere. The ledger hears that somebody announced a departure, not who."
    })
final class DepartureAnnounceCommand implements Callable<Integer> {
  @Option(
      names = "--day",
      paramLabel = "DAY",
      required = true,
      description = "Such as 2026-11-30; today or within 30 days.")
  LocalDate day = LocalDate.EPOCH;

  @Option(
      names = "--zone",
      paramLabel = "FILE",
      required = true,
      description =
          "A text file with the printed machine readable zone of a document; once for each that travels.")
  List<Path> zones = new ArrayList<>();

  @Mixin DepartureOptions stores = new DepartureOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant();
    List<TravelDocument> documents = new ArrayList<>();
    for (Path zone : zones) {
      documents.add(ZoneFields.read(zone, LocalDate.now(ZoneId.systemDefault())));
    }
    AnnouncedDeparture departure = new AnnouncedDeparture(day, documents);
    AnnouncementCode code;
    try (Ledger open = Ledger.open(stores.ledger, clock);
        AnnouncedDepartures departures = AnnouncedDepartures.open(stores.folder)) {
      code = departures.announce(departure, now, open::append);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Announced for "
            + day
            + ", "
            + documents.size()
            + (documents.size() == 1 ? " document." : " documents.")
            + " The code, which is kept nowhere else:");
    out.println();
    out.println("  " + code.written());
    out.println();
    out.println(
        "Show it at the lane on that day; it is gone when you have left, or the day is over.");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
