package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.ChangeProposed;
import org.exeat.records.ledger.LedgerEntry.ChangeSettled;
import org.exeat.records.ledger.LedgerEntry.Settlement;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Proposals;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one person wants does not happen before another wants it. */
class PortChangesTest {
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final CrossingId CROSSING =
      CrossingId.parse("019d0a42-27e8-7cd8-9a3e-c39bda137e64");
  private static final LocalDate LATER = LocalDate.of(2026, 6, 30);

  private static final String SHORT =
      """
      name: twelve hours
      note: as short as it gets
      rules:
        - name: captures
          evidence: [capture]
          keep: {hours: 12}
          legal_basis: an act, section 3
      """;

  private static final String LONG =
      SHORT.replace("twelve hours", "a month").replace("hours: 12", "days: 30");

  @TempDir Path folder;
  private Instant now = START;
  private final List<IOException> troubles = new ArrayList<>();
  private Vault vault;
  private CrossingBook book;
  private PolicyInForce inForce;
  private PortChanges changes;

  @BeforeEach
  void start() throws Exception {
    Ledger.create(ledger(), "records.example/port-7");
    open();
    vault.keep(
        CROSSING,
        new byte[] {1, 2, 3},
        new KeptEvidence(
            EvidenceKind.CAPTURE,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED,
            START));
  }

  private Path ledger() {
    return folder.resolve("ledger");
  }

  private void open() throws Exception {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    vault =
        Vault.open(
            folder.resolve("vault"),
            MasterKeys.pkcs12(folder.resolve("keys.p12"), "horse".toCharArray()));
    inForce =
        new PolicyInForce(
            PolicyShelf.beside(ledger())
                .inForce()
                .map(PolicyShelf.Shelved::policy)
                .orElse(RetentionFile.parse(SHORT, "policy")));
    book = new CrossingBook(Ledger.open(ledger(), clock), Optional.empty(), clock, troubles::add);
    changes = PortChanges.open(ledger(), book, keeping(), SHORT, "operator");
  }

  private EvidenceKeeping keeping() {
    return new EvidenceKeeping(vault, Optional.empty(), inForce, "");
  }

  private void stop() throws IOException {
    book.close();
    vault.close();
  }

  /** Whatever was done, the record is sound. */
  @AfterEach
  void sound() throws Exception {
    stop();
    assertEquals(List.of(), troubles);
    assertEquals(
        List.of(),
        LedgerCheck.run(LedgerFiles.folder(ledger()), LedgerFiles.key(ledger()), 2, d -> {})
            .findings());
  }

  private List<LedgerEntry> entries() throws IOException {
    book.checkpoint();
    List<LedgerEntry> all = new ArrayList<>();
    LedgerFiles.open(ledger(), book.key()).read((index, entry) -> all.add(entry));
    return all;
  }

  private static void refused(String why, org.junit.jupiter.api.function.Executable what) {
    String said = String.valueOf(assertThrows(RefusedChangeException.class, what).getMessage());
    assertTrue(said.contains(why), said);
  }

  @Test
  void aHoldTakesASecondPersonAndIsOnRecordByBoth() throws Exception {
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    assertEquals(List.of(), vault.holds().all());
    refused("second person", () -> changes.approve("ann", p.proposal()));
    refused("who proposes", () -> changes.refuse("ann", p.proposal(), "no"));
    refused("only who proposed", () -> changes.withdraw("bob", p.proposal()));
    assertEquals(List.of(), vault.holds().all());
    assertTrue(changes.isBy("ann", p));
    changes.approve("bob", p.proposal());
    Instant until = Instant.parse("2026-07-01T00:00:00Z");
    assertEquals(List.of(new LegalHold(CROSSING, "order 12", until)), vault.holds().all());
    assertEquals(List.of(), changes.open());
    refused("no such proposal", () -> changes.approve("bob", p.proposal()));
    List<LedgerEntry> all = entries();
    assertEquals(
        List.of(
            new ChangeSettled(
                START,
                p.proposal(),
                Optional.of(CROSSING),
                Settlement.APPROVED,
                book.officer("bob"),
                Optional.empty()),
            new LedgerEntry.HoldPlaced(START, CROSSING, book.officer("ann"), "order 12", until)),
        all.subList(all.size() - 2, all.size()));
  }

  @Test
  void aHoldEndsByTwoPeopleToo() throws Exception {
    refused("no hold", () -> changes.proposeEnd("ann", CROSSING, "over"));
    changes.approve("bob", changes.proposeHold("ann", CROSSING, LATER, "order 12").proposal());
    ChangeProposed end = changes.proposeEnd("bob", CROSSING, "the order was lifted");
    refused("second person", () -> changes.approve("bob", end.proposal()));
    assertEquals(1, vault.holds().all().size());
    changes.approve("ann", end.proposal());
    assertEquals(List.of(), vault.holds().all());
    assertTrue(entries().getLast() instanceof LedgerEntry.HoldEnded);
  }

  @Test
  void aPolicyHoldsFromItsApprovalOnAndAfterARestart() throws Exception {
    assertEquals("twelve hours", changes.policy().policy().name());
    ChangeProposed p = changes.proposePolicy("ann", LONG, "an amendment");
    assertEquals("a month", changes.policy(p.proposal()).orElseThrow().policy().name());
    assertEquals("twelve hours", inForce.now().name());
    changes.approve("bob", p.proposal());
    assertEquals("a month", inForce.now().name());
    stop();
    open();
    assertEquals("a month", inForce.now().name());
    assertEquals(
        List.of("twelve hours", "a month"),
        entries().stream()
            .filter(e -> e instanceof LedgerEntry.PolicyChanged)
            .map(e -> ((LedgerEntry.PolicyChanged) e).policy())
            .toList());
    refused("in force already", () -> changes.proposePolicy("ann", LONG, "again"));
  }

  @Test
  void whatIsNoPolicyIsSaidByItsLine() {
    String lawless = SHORT.replace("    legal_basis: an act, section 3\n", "");
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> changes.proposePolicy("ann", lawless, "why not"));
    assertTrue(String.valueOf(e.getMessage()).contains("legal_basis"), e.getMessage());
    assertThrows(
        InvalidInputException.class,
        () -> changes.proposePolicy("ann", "#".repeat(PolicyShelf.MOST_BYTES + 1), "too long"));
  }

  @Test
  void aPolicyThatWasChangedOnTheDiskIsNotApproved() throws Exception {
    ChangeProposed p = changes.proposePolicy("ann", LONG, "an amendment");
    Path file = folder.resolve("changes/policies/" + p.sha256().orElseThrow() + ".yaml");
    Files.writeString(file, LONG.replace("days: 30", "days: 3650"));
    assertThrows(InvalidInputException.class, () -> changes.approve("bob", p.proposal()));
    assertEquals("twelve hours", inForce.now().name());
    Files.writeString(file, LONG);
    changes.approve("bob", p.proposal());
  }

  @Test
  void nobodyIsWaitedForLongerThanAWeek() throws Exception {
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    now = START.plus(Duration.ofDays(7)).plusMillis(1);
    refused("over after 7 days", () -> changes.approve("bob", p.proposal()));
    assertEquals(List.of(), changes.open());
    refused("no such proposal", () -> changes.approve("bob", p.proposal()));
    assertEquals(List.of(), vault.holds().all());
  }

  @Test
  void refusedAndTakenBackIsOver() throws Exception {
    ChangeProposed one = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    changes.refuse("bob", one.proposal(), "no such order");
    ChangeProposed other = changes.proposeHold("ann", CROSSING, LATER, "order 13");
    changes.withdraw("ann", other.proposal());
    assertEquals(List.of(), changes.open());
    assertEquals(List.of(), vault.holds().all());
    assertEquals(
        List.of(Settlement.REFUSED, Settlement.WITHDRAWN),
        entries().stream()
            .filter(e -> e instanceof ChangeSettled)
            .map(e -> ((ChangeSettled) e).settlement())
            .toList());
  }

  @Test
  void whatIsNotThereCannotBeHeld() throws Exception {
    CrossingId other = CrossingId.parse("019d0a42-27e8-7cd8-9a3e-c39bda137e65");
    refused("Nothing is kept", () -> changes.proposeHold("ann", other, LATER, "order 12"));
    LocalDate yesterday = LocalDate.of(2026, 3, 19);
    refused("over already", () -> changes.proposeHold("ann", CROSSING, yesterday, "order 12"));
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    now = START.plus(Duration.ofHours(13));
    try (RetentionClock clock = new RetentionClock(book, keeping(), changes, Optional.empty())) {
      clock.runNow();
    }
    refused("Nothing is kept", () -> changes.approve("bob", p.proposal()));
    changes.withdraw("ann", p.proposal());
    refused("no such proposal", () -> changes.approve("bob", "../../../../etc/passwd"));
  }

  /** The machine stopped after the record had it, and before the vault had. */
  @Test
  void whatWasApprovedWhenTheMachineStoppedHoldsAtTheNextStart() throws Exception {
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    Proposals files = new Proposals(folder.resolve("changes/proposals"));
    ChangeSettled settled =
        new ChangeSettled(
            now,
            p.proposal(),
            p.crossing(),
            Settlement.APPROVED,
            book.officer("bob"),
            Optional.empty());
    files.settling(files.get(p.proposal()).orElseThrow(), settled);
    assertThrows(InvalidInputException.class, PolicyShelf.beside(ledger())::requireSettled);
    stop();
    open(); // it was not on record
    assertEquals(List.of(), vault.holds().all());
    assertEquals(List.of(p), changes.open());
    files.settling(files.get(p.proposal()).orElseThrow(), settled);
    book.append(List.of(settled, p.approved(now)));
    stop();
    open();
    assertEquals(1, vault.holds().all().size());
    assertEquals(List.of(), changes.open());
  }

  @Test
  void whatIsDueGoesWhileThePortRunsAndWhatIsHeldDoesNot() throws Exception {
    CrossingId other = CrossingId.parse("019d0a42-27e8-7cd8-9a3e-c39bda137e65");
    vault.keep(other, new byte[] {4}, vault.kept(CROSSING).values().iterator().next());
    changes.approve("bob", changes.proposeHold("ann", CROSSING, LATER, "order 12").proposal());
    now = START.plus(Duration.ofHours(13));
    try (RetentionClock clock = new RetentionClock(book, keeping(), changes, Optional.empty())) {
      clock.runNow();
    }
    LedgerEntry.RetentionChecked checked =
        entries().stream()
            .filter(e -> e instanceof LedgerEntry.RetentionChecked)
            .map(e -> (LedgerEntry.RetentionChecked) e)
            .toList()
            .getLast();
    assertEquals(0, checked.overdue());
    assertEquals(1, checked.held());
    assertEquals(List.of(CROSSING), vault.crossings());
    assertEquals(1, entries().stream().filter(e -> e instanceof LedgerEntry.Deleted).count());
  }

  /** The machine stopped between the record and the folder: what was refused is not approved. */
  @Test
  void whatWasRefusedWhenTheMachineStoppedIsOver() throws Exception {
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LATER, "order 12");
    Proposals files = new Proposals(folder.resolve("changes/proposals"));
    ChangeSettled settled =
        new ChangeSettled(
            now,
            p.proposal(),
            p.crossing(),
            Settlement.REFUSED,
            book.officer("bob"),
            Optional.of("no such order"));
    files.settling(files.get(p.proposal()).orElseThrow(), settled);
    book.append(List.of(settled));
    refused("no such proposal", () -> changes.approve("bob", p.proposal()));
    assertEquals(List.of(), vault.holds().all());
  }

  /** A policy whose approval was cut off does not come back over a newer one. */
  @Test
  void anOlderApprovalIsNotCarriedOutOverANewerOne() throws Exception {
    ChangeProposed older = changes.proposePolicy("ann", LONG, "an amendment");
    ChangeProposed newer =
        changes.proposePolicy("ann", LONG.replace("a month", "longer still"), "another");
    Proposals files = new Proposals(folder.resolve("changes/proposals"));
    ChangeSettled settled =
        new ChangeSettled(
            now,
            older.proposal(),
            Optional.empty(),
            Settlement.APPROVED,
            book.officer("bob"),
            Optional.empty());
    files.settling(files.get(older.proposal()).orElseThrow(), settled);
    book.append(List.of(settled, older.approved(now))); // and the disk failed here
    changes.approve("bob", newer.proposal());
    assertEquals("longer still", inForce.now().name());
    stop();
    open();
    assertEquals("longer still", inForce.now().name());
  }

  @Test
  void aHoldIsNotShortenedByAnother() throws Exception {
    ChangeProposed soon =
        changes.proposeHold("ann", CROSSING, LocalDate.of(2026, 3, 21), "order 13");
    changes.approve("bob", changes.proposeHold("ann", CROSSING, LATER, "order 12").proposal());
    refused("held for longer", () -> changes.approve("bob", soon.proposal()));
    refused(
        "held for longer",
        () -> changes.proposeHold("ann", CROSSING, LocalDate.of(2026, 3, 22), "order 14"));
    assertEquals("order 12", vault.holds().all().getFirst().reason());
    changes.withdraw("ann", soon.proposal());
  }

  @Test
  void aHoldWhoseDaysAreOverIsNotApproved() throws Exception {
    ChangeProposed p = changes.proposeHold("ann", CROSSING, LocalDate.of(2026, 3, 20), "order 12");
    now = START.plus(Duration.ofDays(1));
    refused("is over", () -> changes.approve("bob", p.proposal()));
    assertEquals(List.of(), vault.holds().all());
  }

  /** The end that one proposed is of the hold that stood then. */
  @Test
  void anEndIsNotOfALaterHold() throws Exception {
    changes.approve("bob", changes.proposeHold("ann", CROSSING, LATER, "order 12").proposal());
    ChangeProposed longer =
        changes.proposeHold("ann", CROSSING, LocalDate.of(2027, 1, 1), "order 13");
    ChangeProposed end = changes.proposeEnd("ann", CROSSING, "order 12 was lifted");
    refused("settled first", () -> changes.approve("bob", longer.proposal()));
    changes.approve("bob", end.proposal());
    changes.approve("bob", longer.proposal());
    assertEquals("order 13", vault.holds().all().getFirst().reason());
  }

  /** Whoever exchanges or removes a file does not put another policy in force. */
  @Test
  void inForceIsWhatTheLedgerToldOfLast() throws Exception {
    Path which = folder.resolve("changes/in-force");
    String first = Files.readString(which);
    changes.approve("bob", changes.proposePolicy("ann", LONG, "an amendment").proposal());
    String second = Files.readString(which);
    stop();
    Files.writeString(which, first); // as out of an older backup
    open();
    assertEquals("a month", inForce.now().name());
    assertEquals(second, Files.readString(which));
    stop();
    Files.writeString(which, first.replace(" 0", " 99999")); // of a longer ledger
    open();
    assertEquals("a month", inForce.now().name());
    stop();
    Files.delete(which); // or the first start was cut off before it was there
    open();
    assertEquals("a month", inForce.now().name());
    stop();
    Path policy = folder.resolve("changes/policies/" + sha(LONG) + ".yaml");
    Files.delete(which);
    Files.delete(policy);
    String gone =
        String.valueOf(assertThrows(InvalidInputException.class, this::open).getMessage());
    assertTrue(gone.contains("out of a backup"), gone);
    stop();
    Files.writeString(policy, LONG);
    Files.writeString(which, "rubbish");
    assertThrows(InvalidInputException.class, this::open);
    vault.close();
    Files.delete(which);
    open();
    assertEquals("a month", inForce.now().name());
  }

  private static String sha(String text) {
    return Evidence.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
  }
}
