package org.exeat.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.exeat.domain.Stay;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.UnseenDepartures;
import org.exeat.lane.StayWording;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.stays.StayBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the entries and exits of the holder of a document that is at hand, paired. That it was looked at is an"
          + " entry of the ledger.",
      "There is no list of holders, and none of those who have not left: without the document nothing is found."
    })
final class StayShowCommand implements Callable<Integer> {
  @Mixin HolderOptions holder = new HolderOptions();
  @Mixin StayOptions stays = new StayOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant();
    TravelDocument document = holder.document();
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger open = Ledger.open(holder.ledger, clock);
        StayBook book = stays.openKnown(holder.ledger, spec.commandLine().getErr())) {
      book.begin(open.open().keySet());
      List<Stay> found = book.of(document);
      open.append(viewed(found, now, Recording.officer(open)));
      out.print(
          found.isEmpty()
              ? "Nothing is on record for this document.\n"
              : Terminal.table(List.of("entry", "exit", "stay"), rows(found)));
      for (Stay s : found) {
        if (s.exit().isEmpty()) {
          UnseenDepartures unseen = book.unseen(s.entry().orElseThrow().at(), now);
          out.println(StayWording.noDeparture(s.entry().orElseThrow(), unseen));
        }
      }
      out.println(StayWording.REACH);
      out.flush();
    }
    return Exeat.CONFIRMED;
  }

  private List<LedgerEntry> viewed(List<Stay> found, Instant now, Pseudonym viewer) {
    return holder.viewed(
        found.stream()
            .flatMap(s -> Stream.concat(s.entry().stream(), s.exit().stream()))
            .map(c ->
                (LedgerEntry)
                    new LedgerEntry.Viewed(
                        now,
                        c.crossing(),
                        Optional.of(c.document()),
                        viewer,
                        false,
                        holder.request))
            .toList(),
        now,
        viewer);
  }

  private static List<List<String>> rows(List<Stay> found) {
    List<List<String>> rows = new ArrayList<>();
    for (Stay s : found) {
      rows.add(
          List.of(
              s.entry().map(StayWording::of).orElse("not on record"),
              s.exit().map(StayWording::of).orElse("not on record"),
              StayWording.length(s)));
    }
    return rows;
  }
}
