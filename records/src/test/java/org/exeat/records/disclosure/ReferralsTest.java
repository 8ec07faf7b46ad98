package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.records.disclosure.Referrals.Result;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.ChipProof;
import org.exeat.records.ledger.LedgerEntry.Outcome;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferralsTest {
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(86_400), ZoneOffset.UTC);
  private static final Pseudonym OFFICER = new Pseudonym("ab".repeat(16));

  @TempDir Path folder = Path.of("");

  /** A crossing of the holder of a document, alone. */
  private static void cross(
      Ledger ledger, int number, String document, String outcome, boolean officerConfirms)
      throws IOException {
    Instant at = START.plusSeconds(60L * number);
    CrossingId id = CrossingId.of(at, new Random(number));
    List<LedgerEntry> all = new ArrayList<>();
    all.add(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE));
    all.add(
        new LedgerEntry.DocumentPresented(
            at,
            id,
            1,
            1,
            Optional.of(ledger.pseudonyms().holder(id, "UTO", document)),
            ChipProof.AUTHENTIC));
    all.add(
        new LedgerEntry.Assessed(
            at,
            id,
            2,
            "ab".repeat(32),
            "run",
            Optional.of(.6),
            List.of(new Outcome(Optional.of(1), Optional.of(1), outcome, Optional.of(.5)))));
    int step = 3;
    if (!outcome.equals(LedgerEntry.CONFIRMED)) {
      all.add(
          new LedgerEntry.Resolved(
              at,
              id,
              step++,
              Optional.of(1),
              Optional.empty(),
              OFFICER,
              officerConfirms
                  ? LedgerEntry.Resolution.CONFIRMED
                  : LedgerEntry.Resolution.NOT_CONFIRMED,
              "looked"));
    }
    all.add(new LedgerEntry.Closed(at, id, step, 1, 1, 1, 0));
    ledger.append(all);
  }

  @Test
  void ofTheLatestFiveThreeByAnOfficerAreTooMany() throws IOException {
    Ledger.create(folder, "records.example/port-7");
    try (Ledger ledger = Ledger.open(folder, CLOCK)) {
      cross(ledger, 0, "X1", "face_does_not_match", true); // long ago
      cross(ledger, 1, "X1", LedgerEntry.CONFIRMED, false);
      cross(ledger, 2, "X1", "face_does_not_match", true);
      cross(ledger, 3, "X2", "face_does_not_match", true); // somebody else's
      cross(ledger, 4, "X1", "exempt_by_age", true); // not for the portrait
      cross(ledger, 5, "X1", "face_does_not_match", false);
      cross(ledger, 6, "X1", "too_close_to_call", true);
      cross(ledger, 7, "X1", LedgerEntry.CONFIRMED, false);
      Referrals two = of(ledger, "X1");
      assertEquals(
          List.of(
              Result.BY_MACHINE,
              Result.BY_OFFICER,
              Result.BY_NOBODY,
              Result.BY_OFFICER,
              Result.BY_MACHINE),
          two.latest().stream().map(Referrals.Crossing::result).toList());
      assertEquals(false, two.remedy());
      cross(ledger, 8, "X1", "face_does_not_match", true);
      Referrals three = of(ledger, "X1");
      assertEquals(3, three.latest(Result.BY_OFFICER));
      assertEquals(true, three.remedy());
      assertEquals(List.of(), of(ledger, "X3").crossings());
    }
  }

  private Referrals of(Ledger ledger, String number) throws IOException {
    ledger.checkpoint();
    return Referrals.of(
        LedgerFiles.open(folder, ledger.key()),
        ledger.pseudonyms(),
        Set.of("face_does_not_match", "too_close_to_call"),
        "UTO",
        number);
  }
}
