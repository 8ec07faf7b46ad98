package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.Prompt;
import org.junit.jupiter.api.Test;

/** What an entry says, and of whom. */
class EntryJsonTest {
  /** All kinds, some in more than one form. */
  static List<LedgerEntry> all() {
    CrossingId id = Entries.id(1);
    Instant at = Entries.START;
    Pseudonym officer = new Pseudonyms(new byte[32]).officer("officer-7");
    List<LedgerEntry> all = new ArrayList<>(Entries.crossing(1));
    all.add(
        new LedgerEntry.DocumentPresented(
            at, id, 1, 2, Optional.empty(), LedgerEntry.ChipProof.NO_CHIP));
    all.add(new LedgerEntry.OccupantCaptured(at, id, 2, 1, Optional.empty(), false));
    all.add(new LedgerEntry.Prompted(at, id, 3, List.of(Prompt.STOP, Prompt.LOOK_AT_CAMERA)));
    all.add(new LedgerEntry.OptedOut(at, id, 4, Optional.of(2)));
    all.add(
        new LedgerEntry.Resolved(
            at,
            id,
            5,
            Optional.of(2),
            Optional.empty(),
            officer,
            LedgerEntry.Resolution.CONFIRMED,
            "compared \"by eye\", señor é \ud83d\ude00"));
    all.add(
        new LedgerEntry.Admitted(
            at, id, 6, 2, officer, "visit", "B-2", Optional.of(LocalDate.of(2026, 9, 20))));
    all.add(
        new LedgerEntry.EvidenceKept(
            at,
            id,
            7,
            Optional.empty(),
            Optional.of(1),
            EvidenceKind.ENCOUNTER_PORTRAIT,
            new Evidence("ab".repeat(32))));
    all.add(new LedgerEntry.Abandoned(at, id, 8, "turned back"));
    all.add(new LedgerEntry.Deleted(at, id, List.of(new Evidence("ef".repeat(32))), "a rule"));
    all.add(new LedgerEntry.Viewed(at, id, Optional.of(2), officer, true, "complaint 3"));
    all.add(
        new LedgerEntry.Disclosed(
            at,
            id,
            2,
            officer,
            "a court",
            "order 12",
            "an act, section 3",
            List.of("outcome", "time")));
    all.add(new LedgerEntry.Linked(at, id, 8, 2, officer, officer, "old passport"));
    all.add(
        new LedgerEntry.PortraitRenewed(
            at,
            id,
            2,
            officer,
            new Evidence("cd".repeat(32)),
            new Evidence("dc".repeat(32)),
            "referred three times"));
    all.add(new LedgerEntry.NothingFound(at, officer, "counter 3"));
    all.add(new LedgerEntry.CorrectionSent(at, id, 2, 18, 12, officer, "by letter"));
    all.add(new LedgerEntry.ReceiptIssued(at, id, 2, 1, 77_000));
    all.add(new LedgerEntry.ReceiptRevoked(at, id, 2, officer, "another's"));
    all.add(
        new LedgerEntry.Corrected(
            at, id, 2, 17, officer, "wrong document", "document 2", LocalDate.of(2026, 4, 1)));
    all.add(new LedgerEntry.PolicyChanged(at, officer, "retention", "ab".repeat(32), "new law"));
    all.add(new LedgerEntry.HoldPlaced(at, id, officer, "order 12", at.plusSeconds(99)));
    all.add(new LedgerEntry.HoldEnded(at, id, officer, "order 12 is over"));
    all.add(new LedgerEntry.RetentionChecked(at, "strict", true, 3, 1, 0, 2));
    all.add(new LedgerEntry.DepartureAnnounced(at, new Evidence("ba".repeat(32))));
    all.add(new LedgerEntry.AnnouncementShown(at, id, 9, 3));
    all.add(
        new LedgerEntry.AnnouncementGone(
            at, new Evidence("ba".repeat(32)), LedgerEntry.AnnouncementGone.Cause.USED));
    String proposal = "fe".repeat(16);
    all.add(
        new LedgerEntry.ChangeProposed(
            at,
            proposal,
            LedgerEntry.Change.HOLD,
            Optional.of(id),
            Optional.of(at.plusSeconds(99)),
            Optional.empty(),
            Optional.empty(),
            officer,
            "order 12"));
    all.add(
        new LedgerEntry.ChangeProposed(
            at,
            proposal,
            LedgerEntry.Change.POLICY,
            Optional.empty(),
            Optional.empty(),
            Optional.of("shorter"),
            Optional.of("ab".repeat(32)),
            officer,
            "new law"));
    all.add(
        new LedgerEntry.ChangeSettled(
            at,
            proposal,
            Optional.of(id),
            LedgerEntry.Settlement.REFUSED,
            officer,
            Optional.of("no such order")));
    return all;
  }

  /**
   * What an earlier version wrote is read, and would be written so again: a line of this file is
   * never changed, new kinds come at its end.
   */
  @Test
  void whatEarlierVersionsWroteIsReadStill() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/entries-0.1.jsonl"), UTF_8);
    Set<String> kinds = new HashSet<>();
    for (String line : lines) {
      LedgerEntry entry = EntryJson.read(line.getBytes(UTF_8));
      assertEquals(line, new String(EntryJson.write(entry), UTF_8));
      kinds.add(EntryJson.kind(entry));
    }
    for (LedgerEntry e : all()) {
      assertTrue(
          kinds.contains(EntryJson.kind(e)),
          () -> "add to the file: " + new String(EntryJson.write(e), UTF_8));
    }
  }

  /** So that none is written that is not read. */
  @Test
  void everyKindIsReadAsItWasWritten() throws IOException {
    Set<String> kinds = new HashSet<>();
    for (LedgerEntry e : all()) {
      byte[] bytes = EntryJson.write(e);
      assertEquals(e, EntryJson.read(bytes), () -> new String(bytes, UTF_8));
      kinds.add(EntryJson.kind(e));
      String text = new String(bytes, UTF_8);
      for (String field : text.split(",")) {
        if (field.matches("\"(crossing|holder|officer|lane|direction)\":\"[^\"]*\".*")) {
          String without = text.replace(field, field.replaceFirst(":.*", ":null"));
          boolean optional =
              field.startsWith("\"holder\"") || e instanceof LedgerEntry.ChangeSettled;
          if (!optional && !without.equals(text)) {
            assertThrows(
                LedgerException.class, () -> EntryJson.read(without.getBytes(UTF_8)), without);
          }
        }
      }
    }
    assertEquals(LedgerEntry.class.getAnnotation(JsonSubTypes.class).value().length, kinds.size());
  }

  @Test
  void aHolderIsAnotherInEveryCrossingAndFoundByWhoHasTheKey() {
    Pseudonyms names = new Pseudonyms(new byte[32]);
    CrossingId one = Entries.id(1);
    CrossingId two = Entries.id(2);
    assertEquals(names.holder(one, "UTO", "L898902C3"), names.holder(one, "UTO", "L898902C3"));
    assertFalse(
        names.holder(one, "UTO", "L898902C3").equals(names.holder(two, "UTO", "L898902C3")));
    byte[] other = new byte[32];
    other[0] = 1;
    assertFalse(
        names
            .holder(one, "UTO", "L898902C3")
            .equals(new Pseudonyms(other).holder(one, "UTO", "L898902C3")));
  }
}
