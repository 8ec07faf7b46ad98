package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.Mode;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.ChipProof;
import org.exeat.records.ledger.LedgerEntry.Outcome;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerProof;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A holder gets all about the holder, and nothing about others. */
class SubjectAccessTest {
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final Evidence MINE = new Evidence("aa".repeat(32));
  private static final Evidence OTHERS = new Evidence("bb".repeat(32));

  @TempDir Path folder;

  /** Two people, the second of whom is X2's holder where it says so. */
  private static List<LedgerEntry> crossing(int number, String second, Pseudonyms names) {
    Instant at = START.plusSeconds(60L * number);
    CrossingId id = CrossingId.of(at, new Random(number));
    List<LedgerEntry> all = new ArrayList<>();
    all.add(new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE));
    all.add(
        new LedgerEntry.DocumentPresented(
            at, id, 1, 1, Optional.of(names.holder(id, "UTO", "X1")), ChipProof.AUTHENTIC));
    all.add(
        new LedgerEntry.DocumentPresented(
            at, id, 2, 2, Optional.of(names.holder(id, "UTO", second)), ChipProof.NO_CHIP));
    all.add(new LedgerEntry.OccupantCaptured(at, id, 3, 1, Optional.of(1), true));
    all.add(new LedgerEntry.OccupantCaptured(at, id, 4, 2, Optional.of(1), true));
    all.add(
        new LedgerEntry.Assessed(
            at,
            id,
            5,
            "cd".repeat(32),
            "run-1",
            Optional.of(.6),
            List.of(
                new Outcome(Optional.of(1), Optional.of(2), "confirmed", Optional.of(.9)),
                new Outcome(Optional.of(2), Optional.of(1), "confirmed", Optional.of(.8)))));
    all.add(
        new LedgerEntry.EvidenceKept(
            at, id, 6, Optional.empty(), Optional.of(1), EvidenceKind.CAPTURE, MINE));
    all.add(
        new LedgerEntry.EvidenceKept(
            at, id, 7, Optional.empty(), Optional.of(2), EvidenceKind.CAPTURE, OTHERS));
    all.add(new LedgerEntry.Closed(at, id, 8, 2, 2, 2, 0));
    all.add(new LedgerEntry.ReceiptIssued(at, id, 1, 1, 500));
    all.add(new LedgerEntry.ReceiptIssued(at, id, 2, 1, 700));
    all.add(
        new LedgerEntry.Disclosed(
            at,
            id,
            1,
            new Pseudonym("ab".repeat(16)),
            "a court",
            "order 12",
            "an act, section 3",
            List.of("outcome")));
    all.add(new LedgerEntry.Deleted(at, id, List.of(MINE, OTHERS), "photographs, 12 hours"));
    return all;
  }

  @Test
  void whatIsAboutOthersIsLeftOut() throws IOException {
    Ledger.create(folder.resolve("ledger"), "records.example/port-7");
    Clock clock = Clock.fixed(START.plusSeconds(3600), ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), clock)) {
      Pseudonyms names = ledger.pseudonyms();
      // more than a tile of entries
      for (int i = 0; i < 40; i++) {
        ledger.append(crossing(i, i == 3 || i == 30 ? "X2" : "Y" + i, names));
      }
      ledger.append(List.of(new LedgerEntry.RetentionChecked(START, "strict", false, 0, 0, 0, 0)));
      ledger.checkpoint();
      LedgerFiles files = LedgerFiles.open(folder.resolve("ledger"), ledger.key());
      SubjectAccess access = SubjectAccess.of(files, names, "UTO", "X2");
      assertEquals(2, access.crossings().size());
      SubjectAccess.Crossing second = access.crossings().get(1);
      assertEquals(START.plusSeconds(1800), second.id().opened());
      assertEquals(
          5, second.others(), "document, face, evidence, receipt, disclosure of the other");
      List<LedgerEntry> entries = second.lines().stream().map(SubjectAccess.Line::entry).toList();
      assertEquals(8, entries.size());
      for (LedgerEntry e : entries) {
        switch (e) {
          case LedgerEntry.DocumentPresented d -> assertEquals(2, d.document());
          case LedgerEntry.OccupantCaptured o ->
              assertEquals(1, o.occupant(), "whose face confirmed the document");
          case LedgerEntry.Assessed a ->
              assertEquals(
                  List.of(Optional.of(2)), a.outcomes().stream().map(Outcome::document).toList());
          case LedgerEntry.EvidenceKept k -> assertEquals(MINE, k.evidence());
          case LedgerEntry.ReceiptIssued r -> assertEquals(700, r.index());
          case LedgerEntry.Deleted d -> assertEquals(List.of(MINE), d.evidence());
          default -> {}
        }
      }
      for (SubjectAccess.Line l : second.lines()) {
        boolean shared =
            l.entry() instanceof LedgerEntry.Assessed || l.entry() instanceof LedgerEntry.Deleted;
        assertEquals(!shared, l.whole());
        assertEquals(l.whole(), files.read(l.index()).equals(l.entry()));
        if (l.whole()) {
          LedgerProof.proved(files.prove(l.index()).text().getBytes(), ledger.key());
        }
      }
      assertTrue(SubjectAccess.of(files, names, "UTO", "X3").crossings().isEmpty());
      Pseudonyms otherPort = new Pseudonyms(new byte[32]);
      assertFalse(
          SubjectAccess.of(files, otherPort, "UTO", "X2").crossings().stream()
              .findAny()
              .isPresent(),
          "without the port's key nobody is found");
    }
  }
}
