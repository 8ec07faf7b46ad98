package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTimesTest {
  private static final Instant MARCH = Instant.parse("2026-03-31T23:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder = Path.of("");
  private int crossings;

  private void cross(Ledger ledger, Instant at, boolean optOut, int seconds) throws IOException {
    CrossingId id = CrossingId.of(at, new Random(crossings++));
    ledger.append(
        List.of(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE)));
    int step = 1;
    if (optOut) {
      ledger.append(List.of(new LedgerEntry.OptedOut(at, id, step++, Optional.of(1))));
    }
    ledger.append(List.of(new LedgerEntry.Closed(at.plusSeconds(seconds), id, step, 1, 1, 1, 0)));
  }

  @Test
  void mediansOfAMonthOfWhatIsNotTooFew() throws IOException {
    Ledger.create(folder, "records.example/port-7");
    try (Ledger ledger =
        Ledger.open(folder, Clock.fixed(APRIL.plusSeconds(90_000), ZoneOffset.UTC))) {
      for (int i = 0; i < 11; i++) {
        cross(ledger, MARCH.plusSeconds(i), true, 100 + 10 * i);
        cross(ledger, MARCH.plusSeconds(i), false, 41 + i);
      }
      for (int i = 0; i < 9; i++) {
        cross(ledger, APRIL, true, 300);
      }
      for (int i = 0; i < 10; i++) {
        cross(ledger, APRIL, false, 20);
      }
      // of March, and closed when that may have been told already
      List<CrossingId> late = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Instant at = MARCH.plusSeconds(30);
        CrossingId id = CrossingId.of(at, new Random(crossings++));
        late.add(id);
        ledger.append(
            List.of(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE)));
      }
      for (CrossingId id : late) {
        ledger.append(
            List.of(new LedgerEntry.Closed(APRIL.plusSeconds(4 * 3600), id, 1, 1, 1, 1, 0)));
      }
      ledger.checkpoint();
      LedgerFiles files = LedgerFiles.open(folder, ledger.key());
      assertEquals(
          new WaitingTimes(
              Optional.of(Duration.ofSeconds(150)), Optional.of(Duration.ofSeconds(50))),
          WaitingTimes.of(files, YearMonth.of(2026, 3)));
      assertEquals(
          new WaitingTimes(Optional.empty(), Optional.of(Duration.ofSeconds(20))),
          WaitingTimes.of(files, YearMonth.of(2026, 4)));
      assertEquals(
          new WaitingTimes(Optional.empty(), Optional.empty()),
          WaitingTimes.of(files, YearMonth.of(2026, 2)));
      assertEquals(
          Instant.parse("2026-04-01T04:00:00Z"), WaitingTimes.settled(YearMonth.of(2026, 3)));
    }
  }
}
