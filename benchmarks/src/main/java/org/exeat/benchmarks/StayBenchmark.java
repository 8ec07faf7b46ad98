package org.exeat.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;

/**
 * The book of stays on this machine's disk, with a database of its own: how many crossings a second
 * are noted and written, and how long it takes to find a holder's among three years of others'.
 */
public final class StayBenchmark {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(3 * 365);

  /** Holders in a vehicle. */
  private static final int PEOPLE = 4;

  private static final int LOOKUPS = 200;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private StayBenchmark() {}

  /**
   * Prints a table in Markdown.
   *
   * @param args the folder to write to, which must not be there; vehicles
   */
  public static void main(String[] args) throws IOException {
    new StayBenchmark().run(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  private void run(Path folder, int vehicles) throws IOException {
    out.println("| what | measured |");
    out.println("|---|---|");
    try (StayBook book =
        StayBook.open(
            folder,
            "records.example/port-7",
            in -> new OwnDatabase(in, in.resolve("programs")),
            e -> out.println(e.getMessage()))) {
      book.begin(Set.of());
      long start = System.nanoTime();
      for (int v = 0; v < vehicles; v++) {
        note(book, v, vehicles);
      }
      double noted = (System.nanoTime() - start) / 1e9;
      book.of(document(0, 0)); // what waits is written before
      double written = (System.nanoTime() - start) / 1e9;
      row(
          "vehicles of " + PEOPLE + " that close one after the other, each noted on the disk",
          "%.0f vehicles/s",
          vehicles / noted);
      row("until all their rows are in the database", "%.0f rows/s", vehicles * PEOPLE / written);
      long[] times = new long[LOOKUPS];
      Random random = new Random(1);
      for (int i = 0; i < LOOKUPS; i++) {
        TravelDocument document = document(random.nextInt(vehicles), random.nextInt(PEOPLE));
        long asked = System.nanoTime();
        if (book.of(document).size() != 1) {
          throw new IllegalStateException("a holder's stay is not found");
        }
        times[i] = System.nanoTime() - asked;
      }
      Arrays.sort(times);
      row(
          "a holder's stays among " + vehicles * PEOPLE + " rows of " + SPAN.toDays() + " days",
          "%.0f ms (median), %.0f ms (99 of 100)",
          times[LOOKUPS / 2] / 1e6,
          times[LOOKUPS * 99 / 100] / 1e6);
    }
  }

  private static void note(StayBook book, int vehicle, int vehicles) throws IOException {
    Instant at = START.plus(SPAN.multipliedBy(vehicle).dividedBy(vehicles));
    KeptEvidence facts =
        new KeptEvidence(
            EvidenceKind.STAY,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED,
            at);
    List<StayBook.Note> notes = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      notes.add(
          new StayBook.Note(
              p + 1,
              document(vehicle, p),
              facts,
              HolderCrossing.Confirmation.BIOMETRIC,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    CrossingId crossing = CrossingId.of(at, new Random(vehicle));
    book.note(crossing, notes, Optional.of(new StayBook.Departures(at, PEOPLE, PEOPLE, false)));
    book.settle(crossing);
  }

  private static TravelDocument document(int vehicle, int person) {
    LocalDate day = LocalDate.of(1990, 1, 1);
    return new TravelDocument(
        "P", "UTO", "X" + vehicle + "N" + person, "NEMO", "NOBODY", day, day.plusYears(50));
  }

  private void row(String what, String measured, Object... values) {
    out.println("| " + what + " | " + String.format(Locale.ROOT, measured, values) + " |");
  }
}
