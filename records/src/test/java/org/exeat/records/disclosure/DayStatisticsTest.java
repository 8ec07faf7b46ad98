package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day in counts. */
class DayStatisticsTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-20T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

  @TempDir Path folder;

  private final List<LedgerEntry> entries = new ArrayList<>();

  /** One traveller; whom the machine does not confirm an officer may. */
  private void crossing(int hour, boolean machine, boolean officer, int row) {
    Instant at = MIDNIGHT.plusSeconds(3600L * hour + entries.size());
    CrossingId id = CrossingId.of(at, new Random(entries.size()));
    entries.add(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE));
    entries.add(
        new LedgerEntry.DocumentPresented(
            at, id, 1, 1, Optional.empty(), LedgerEntry.ChipProof.AUTHENTIC));
    entries.add(new LedgerEntry.OccupantCaptured(at, id, 2, 1, Optional.of(row), true));
    entries.add(
        new LedgerEntry.Assessed(
            at,
            id,
            3,
            "cd".repeat(32),
            "run-1",
            Optional.of(.5),
            List.of(
                new LedgerEntry.Outcome(
                    Optional.of(1),
                    Optional.of(1),
                    machine ? "confirmed" : "face_does_not_match",
                    Optional.of(.6)))));
    if (officer) {
      entries.add(
          new LedgerEntry.Resolved(
              at,
              id,
              4,
              Optional.of(1),
              Optional.empty(),
              new Pseudonyms(new byte[32]).officer("officer"),
              LedgerEntry.Resolution.CONFIRMED,
              "compared by eye"));
    }
    entries.add(new LedgerEntry.Closed(at, id, officer ? 5 : 4, 1, 1, 1, machine ? 0 : 1));
  }

  private DayStatistics counted(LocalDate day) throws IOException {
    Path ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/port-7");
    Clock clock = Clock.fixed(MIDNIGHT.plusSeconds(200_000), ZoneOffset.UTC);
    try (Ledger open = Ledger.open(ledger, clock)) {
      open.append(entries);
      open.checkpoint();
      return DayStatistics.of(LedgerFiles.open(ledger, open.key()), day);
    }
  }

  private static OptionalLong at(PublishedCounts counts, String cell) {
    return counts.cells().getOrDefault(cell, OptionalLong.of(-1));
  }

  @Test
  void aDayIsCountedAndWhatIsSmallIsHidden() throws IOException {
    for (int i = 0; i < 60; i++) {
      crossing(8, true, false, 1);
    }
    for (int i = 0; i < 25; i++) {
      crossing(9, false, true, 2);
    }
    for (int i = 0; i < 3; i++) {
      crossing(11, false, false, 1);
    }
    crossing(30, true, false, 1); // the next day's
    DayStatistics day = counted(DAY);
    assertEquals(OptionalLong.of(88), day.hours().sum());
    assertEquals(OptionalLong.of(25), at(day.hours(), "09 h"));
    assertEquals(OptionalLong.empty(), at(day.hours(), "11 h"));
    assertEquals(OptionalLong.empty(), at(day.hours(), "08 h"), "taken along");
    assertEquals(OptionalLong.of(25), at(day.travellers(), "confirmed by officer"));
    assertEquals(OptionalLong.empty(), at(day.travellers(), "not confirmed"));
    assertEquals(OptionalLong.empty(), at(day.travellers(), "confirmed by machine"));
    assertEquals(OptionalLong.of(88), day.captures().sum());
  }

  @Test
  void ofADayWithOneCrossingNothingIsTold() throws IOException {
    crossing(30, true, false, 1);
    DayStatistics day = counted(DAY.plusDays(1));
    assertEquals(OptionalLong.empty(), day.hours().sum());
    assertEquals(
        List.of(OptionalLong.empty()), day.modes().cells().values().stream().distinct().toList());
    assertEquals(OptionalLong.empty(), day.travellers().sum());
  }
}
