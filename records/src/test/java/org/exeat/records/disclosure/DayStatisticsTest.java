package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    Instant at = MIDNIGHT.plusSeconds(3600L * hour + entries.size() % 3600);
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
    assertEquals(OptionalLong.of(60), at(day.travellers(), "confirmed by machine"));
    assertEquals(OptionalLong.of(28), at(day.travellers(), "referred to an officer"));
    assertEquals(OptionalLong.of(28), day.referred().sum());
    assertEquals(OptionalLong.empty(), at(day.referred(), "nobody looked"));
    assertEquals(OptionalLong.empty(), at(day.referred(), "confirmed by officer"), "taken along");
    assertEquals(OptionalLong.empty(), at(day.reasons(), "face does not match"), "taken along");
    assertEquals(OptionalLong.of(28), at(day.referredLanes(), "lane-1"));
    assertEquals(OptionalLong.of(88), at(day.lanes(), "lane-1"));
    assertEquals(OptionalLong.of(88), day.ends().sum());
    PublishedCounts row = Objects.requireNonNull(day.captures().get("row 1"));
    assertEquals(OptionalLong.of(63), row.sum());
    assertEquals(OptionalLong.empty(), at(row, "good enough"), "or how many were not");
  }

  @Test
  void whereSumsAreCellsOfOthersNoneTellsWhatAnotherHides() throws IOException {
    for (int i = 0; i < 40; i++) {
      crossing(8, true, false, 1);
    }
    for (int i = 0; i < 12; i++) {
      crossing(8, false, true, 1);
    }
    DayStatistics day = counted(DAY);
    assertEquals(OptionalLong.of(52), day.hours().sum());
    // 12 that were referred cannot be told apart by what was found: nor is told how many they were
    assertEquals(OptionalLong.empty(), day.referred().sum());
    assertEquals(OptionalLong.empty(), day.referredLanes().sum());
    assertEquals(OptionalLong.empty(), at(day.referredLanes(), "lane-1"));
    assertEquals(OptionalLong.empty(), day.travellers().sum());
  }

  /** Which lane is for which direction stands on its sign. */
  @Test
  void aLaneIsNotWhatIsLeftOfItsDirection() throws IOException {
    int[] crossings = {50, 12, 3};
    for (int lane = 0; lane < crossings.length; lane++) {
      for (int i = 0; i < crossings[lane]; i++) {
        Instant at = MIDNIGHT.plusSeconds(40_000L + entries.size());
        CrossingId id = CrossingId.of(at, new Random(entries.size()));
        entries.add(
            new LedgerEntry.Opened(
                at,
                id,
                0,
                "lane-" + (lane + 1),
                lane == 0 ? Direction.EXIT : Direction.ENTRY,
                Mode.VEHICLE));
        entries.add(new LedgerEntry.Closed(at, id, 1, 0, 0, 0, 0));
      }
    }
    DayStatistics day = counted(DAY);
    assertEquals(OptionalLong.of(15), at(day.directions(), "entry"));
    assertEquals(OptionalLong.of(50), at(day.directions(), "exit"));
    assertEquals(OptionalLong.of(65), day.lanes().sum());
    for (int lane = 1; lane <= 3; lane++) {
      assertEquals(OptionalLong.empty(), at(day.lanes(), "lane-" + lane), "15 - 12 is 3");
    }
  }

  @Test
  void whoTheMachineHardlyConfirmsIsNotKnownByADifference() throws IOException {
    for (int i = 0; i < 3; i++) {
      crossing(8, true, false, 1);
    }
    for (int i = 0; i < 50; i++) {
      crossing(8, false, i < 30, 1);
    }
    DayStatistics day = counted(DAY);
    assertEquals(OptionalLong.of(50), day.reasons().sum());
    assertEquals(OptionalLong.empty(), day.travellers().sum());
    assertEquals(OptionalLong.empty(), at(day.travellers(), "referred to an officer"));
  }

  /** A crossing of two people of whom one has no document, with the time that each step took. */
  private void slow(int number, int decided, Optional<Integer> closed) {
    Instant at = MIDNIGHT.plusSeconds(40_000L + number);
    CrossingId id = CrossingId.of(at, new Random(number));
    entries.add(new LedgerEntry.Opened(at, id, 0, "lane-2", Direction.ENTRY, Mode.BUS));
    entries.add(new LedgerEntry.OccupantCaptured(at, id, 1, 1, Optional.of(4), false));
    entries.add(
        new LedgerEntry.Assessed(
            at.plusSeconds(decided),
            id,
            2,
            "cd".repeat(32),
            "run-1",
            Optional.empty(),
            List.of(
                new LedgerEntry.Outcome(
                    Optional.empty(), Optional.of(1), "no_document_for_face", Optional.empty()))));
    entries.add(
        closed.isPresent()
            ? new LedgerEntry.Closed(at.plusSeconds(closed.get()), id, 3, 2, 0, 0, 1)
            : new LedgerEntry.Abandoned(at.plusSeconds(3600), id, 3, "the vehicle turned"));
  }

  @Test
  void timesAreToldWhereTenLieOnEitherSide() throws IOException {
    for (int i = 0; i < 200; i++) {
      slow(i, i + 1, i < 21 ? Optional.empty() : Optional.of(2 * i));
    }
    DayStatistics day = counted(DAY);
    assertEquals(Optional.of(Duration.ofSeconds(100)), day.decision().median());
    assertEquals(Optional.of(Duration.ofSeconds(190)), day.decision().most());
    assertEquals(Optional.of(Duration.ofSeconds(220)), day.closing().median());
    assertEquals(Optional.empty(), day.closing().most(), "nine took longer: 179 were closed");
    assertEquals(OptionalLong.of(200), day.referredRows().sum());
    assertEquals(OptionalLong.of(200), day.reasons().sum());
    PublishedCounts row = Objects.requireNonNull(day.captures().get("row unknown"));
    assertEquals(OptionalLong.of(200), row.sum());
    assertEquals(OptionalLong.of(200), day.complete().sum());
    assertEquals(OptionalLong.of(21), at(day.ends(), "abandoned"));
    assertEquals(OptionalLong.empty(), at(day.ends(), "closed"), "taken along");
  }

  @Test
  void whatHappensLaterThanFourHoursAfterTheDayDoesNotCount() throws IOException {
    for (int i = 0; i < 70; i++) {
      slow(i, 10, Optional.of(i < 40 ? 20 : (int) Duration.ofHours(20).toSeconds()));
    }
    DayStatistics day = counted(DAY);
    assertEquals(OptionalLong.of(40), at(day.ends(), "closed"), "30 are not, or were abandoned");
    assertEquals(OptionalLong.of(70), day.ends().sum());
    assertEquals(Instant.parse("2026-03-21T04:00:00Z"), DayStatistics.settled(DAY));
  }

  /** In a ledger of several days a day is found without all being read. */
  @Test
  void aDayIsFoundAmongOthers() throws IOException {
    for (int hour = 0; hour < 120; hour++) {
      for (int i = 0; i < 10; i++) {
        crossing(hour, true, false, 1);
      }
    }
    Path ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/port-7");
    Clock clock = Clock.fixed(MIDNIGHT.plusSeconds(900_000), ZoneOffset.UTC);
    try (Ledger open = Ledger.open(ledger, clock)) {
      open.append(entries);
      open.checkpoint();
      LedgerFiles files = LedgerFiles.open(ledger, open.key());
      for (int d = 0; d < 5; d++) {
        assertEquals(
            OptionalLong.of(240), DayStatistics.of(files, DAY.plusDays(d)).hours().sum(), "" + d);
        Instant day = MIDNIGHT.plusSeconds(86_400L * d);
        assertTrue(files.until(day) >= 1200L * d && files.until(day) - 1200L * d < 256 + 250);
        assertTrue(files.since(day) <= 1200L * d && 1200L * d - files.since(day) < 512 + 250);
      }
      assertEquals(OptionalLong.empty(), DayStatistics.of(files, DAY.minusDays(1)).hours().sum());
      assertEquals(OptionalLong.empty(), DayStatistics.of(files, DAY.plusDays(5)).hours().sum());
    }
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
