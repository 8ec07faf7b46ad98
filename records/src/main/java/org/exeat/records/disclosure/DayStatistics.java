package org.exeat.records.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;

/**
 * A port's day in counts, from its ledger. There is a day and nothing shorter or longer, and no
 * table of two things at once: what cannot be asked for cannot be told apart by asking twice.
 *
 * @param crossings by hour, direction and mode, each table with all crossings that were opened
 * @param travellers whose document was presented, by what came of it
 * @param captures people of whom a face was found, by row and whether it was good enough
 */
public record DayStatistics(
    PublishedCounts hours,
    PublishedCounts directions,
    PublishedCounts modes,
    PublishedCounts travellers,
    PublishedCounts captures) {
  /** Rows that are told apart. */
  private static final int ROWS = 3;

  /**
   * Counts a day.
   *
   * @param day by UTC, for everybody: days of several zones overlap, and their differences are
   *     hours
   */
  public static DayStatistics of(LedgerFiles ledger, LocalDate day) throws IOException {
    Count count = new Count(day);
    ledger.read((index, entry) -> count.add(entry));
    PublishedCounts hours = PublishedCounts.of(count.hours);
    PublishedCounts directions = PublishedCounts.of(count.directions);
    PublishedCounts modes = PublishedCounts.of(count.modes);
    // the three have one sum: where one hides it, no other may tell it
    boolean shown = Stream.of(hours, directions, modes).allMatch(table -> table.sum().isPresent());
    return new DayStatistics(
        shown ? hours : hours.hidden(),
        shown ? directions : directions.hidden(),
        shown ? modes : modes.hidden(),
        PublishedCounts.of(count.travellers()),
        PublishedCounts.of(count.captures));
  }

  /** What came of a traveller, the last that is said. */
  private enum Outcome {
    CONFIRMED_BY_MACHINE,
    CONFIRMED_BY_OFFICER,
    NOT_CONFIRMED
  }

  private record Traveller(CrossingId crossing, int document) {}

  private static final class Count {
    private final LocalDate day;
    private final Set<CrossingId> crossings = new HashSet<>();
    private final Map<String, Long> hours = new LinkedHashMap<>();
    private final Map<String, Long> directions = new LinkedHashMap<>();
    private final Map<String, Long> modes = new LinkedHashMap<>();
    private final Map<String, Long> captures = new LinkedHashMap<>();
    private final Map<Traveller, Outcome> outcomes = new HashMap<>();

    Count(LocalDate day) {
      this.day = day;
      for (int h = 0; h < 24; h++) {
        hours.put(hour(h), 0L);
      }
      for (Direction d : Direction.values()) {
        directions.put(lower(d), 0L);
      }
      for (Mode m : Mode.values()) {
        modes.put(lower(m), 0L);
      }
      for (int row = 0; row <= ROWS; row++) {
        captures.put(row(row, true), 0L);
        captures.put(row(row, false), 0L);
      }
    }

    private static String hour(int hour) {
      return String.format(Locale.ROOT, "%02d h", hour);
    }

    private static String row(int row, boolean good) {
      return (row == 0 ? "row unknown" : "row " + row) + (good ? "" : ", not good enough");
    }

    private static String lower(Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void add(LedgerEntry entry) {
      if (entry instanceof LedgerEntry.Opened e) {
        if (e.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)) {
          crossings.add(e.crossing());
          hours.merge(hour(e.at().atOffset(ZoneOffset.UTC).getHour()), 1L, Long::sum);
          directions.merge(lower(e.direction()), 1L, Long::sum);
          modes.merge(lower(e.mode()), 1L, Long::sum);
        }
      } else if (entry instanceof LedgerEntry.Step s && crossings.contains(s.crossing())) {
        step(s);
      }
    }

    private void step(LedgerEntry.Step step) {
      switch (step) {
        case LedgerEntry.DocumentPresented e ->
            outcomes.putIfAbsent(new Traveller(e.crossing(), e.document()), Outcome.NOT_CONFIRMED);
        case LedgerEntry.Assessed e -> {
          for (LedgerEntry.Outcome o : e.outcomes()) {
            if (o.document().isPresent() && o.outcome().equals(LedgerEntry.CONFIRMED)) {
              outcomes.put(
                  new Traveller(e.crossing(), o.document().get()), Outcome.CONFIRMED_BY_MACHINE);
            }
          }
        }
        case LedgerEntry.Resolved e -> {
          if (e.document().isPresent() && e.resolution() == LedgerEntry.Resolution.CONFIRMED) {
            outcomes.put(
                new Traveller(e.crossing(), e.document().get()), Outcome.CONFIRMED_BY_OFFICER);
          }
        }
        case LedgerEntry.OccupantCaptured e ->
            captures.merge(
                row(e.row().filter(r -> r >= 1 && r <= ROWS).orElse(0), e.goodEnough()),
                1L,
                Long::sum);
        default -> {} // nothing to count
      }
    }

    Map<String, Long> travellers() {
      Map<String, Long> travellers = new LinkedHashMap<>();
      for (Outcome o : Outcome.values()) {
        travellers.put(lower(o), outcomes.values().stream().filter(o::equals).count());
      }
      return travellers;
    }
  }
}
