package org.exeat.records.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;

/** Entries of crossings that nobody made. */
final class Entries {
  static final Instant START = Instant.parse("2026-03-20T08:00:00Z");

  private Entries() {}

  static CrossingId id(int number) {
    return CrossingId.of(START.plusSeconds(number), new Random(number));
  }

  /** A crossing of one traveller from opening to closing, five entries. */
  static List<LedgerEntry> crossing(int number) {
    CrossingId id = id(number);
    Instant at = id.opened();
    Pseudonyms names = new Pseudonyms(new byte[32]);
    List<LedgerEntry> entries = new ArrayList<>();
    entries.add(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE));
    entries.add(
        new LedgerEntry.DocumentPresented(
            at.plusMillis(200),
            id,
            1,
            1,
            Optional.of(names.holder(id, "UTO", "NUMBER-" + number)),
            LedgerEntry.ChipProof.AUTHENTIC));
    entries.add(
        new LedgerEntry.OccupantCaptured(at.plusMillis(900), id, 2, 1, Optional.of(1), true));
    entries.add(
        new LedgerEntry.Assessed(
            at.plusMillis(1200),
            id,
            3,
            "cd".repeat(32),
            "run-1",
            Optional.of(.53),
            List.of(
                new LedgerEntry.Outcome(
                    Optional.of(1), Optional.of(1), "confirmed", Optional.of(.71)))));
    entries.add(new LedgerEntry.Closed(at.plusMillis(4000), id, 4, 1, 1, 1, 0));
    return entries;
  }
}
