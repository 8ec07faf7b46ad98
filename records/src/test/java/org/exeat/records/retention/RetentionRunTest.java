package org.exeat.records.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.RetentionTime;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.StoresTest;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.vault.Vault;
import org.exeat.records.vault.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionRunTest extends StoresTest {
  private static final Instant CLOSED = Instant.parse("2026-03-20T08:00:00Z");

  /** Encounter portraits of others for fourteen days; nothing else. */
  private static final RetentionPolicy POLICY =
      new RetentionPolicy(
          "fourteen days",
          "an example",
          List.of(
              new RetentionRule(
                  "encounter portraits",
                  Set.of(TravellerCategory.OTHER),
                  EnumSet.allOf(Direction.class),
                  Set.of(CrossingOutcome.CONFIRMED),
                  Set.of(EvidenceKind.ENCOUNTER_PORTRAIT),
                  new RetentionTime(Optional.empty(), Optional.of(14), Optional.empty()),
                  "an example")));

  /** What was kept of each crossing, as it was before it was encrypted. */
  private final List<byte[]> contents = new ArrayList<>();

  private final List<CrossingId> crossings = new ArrayList<>();

  @BeforeEach
  void keepTwentyCrossings() throws IOException {
    Ledger.create(temp.resolve("ledger"), "records.example/port-7");
    Vault vault = vault();
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      CrossingId crossing = CrossingId.of(CLOSED, random);
      crossings.add(crossing);
      keep(vault, crossing, EvidenceKind.CAPTURE, i, CrossingOutcome.CONFIRMED);
      keep(
          vault,
          crossing,
          EvidenceKind.ENCOUNTER_PORTRAIT,
          i,
          i % 4 == 3 ? CrossingOutcome.NOT_CONFIRMED : CrossingOutcome.CONFIRMED);
    }
  }

  private void keep(
      Vault vault, CrossingId crossing, EvidenceKind kind, int number, CrossingOutcome outcome)
      throws IOException {
    byte[] content = (kind + " of traveller " + number + ", who is nobody").getBytes(UTF_8);
    contents.add(content);
    vault.keep(
        crossing,
        content,
        new KeptEvidence(
            kind,
            number % 2 == 0 ? TravellerCategory.OTHER : TravellerCategory.OWN_CITIZEN,
            Direction.EXIT,
            outcome,
            CLOSED));
  }

  private RetentionRun.Done run(Vault vault, Instant now) throws IOException {
    try (Ledger ledger = Ledger.open(temp.resolve("ledger"), Clock.systemUTC())) {
      return new RetentionRun(vault, Optional.empty(), ledger::append)
          .run(() -> POLICY, () -> now, true);
    }
  }

  private Map<String, Long> ledgerKinds() throws IOException {
    Path ledger = temp.resolve("ledger");
    LedgerCheck.Report report =
        LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 1, d -> {});
    assertEquals(List.of(), report.findings());
    return report.kinds();
  }

  @Test
  void whatIsDueIsDestroyedToldAndProved() throws IOException {
    RetentionRun.Done done = run(vault(), CLOSED);
    // twenty captures, ten portraits of citizens; those of others who are confirmed stay
    assertEquals(30, done.destroyed().size());
    assertEquals(10, done.checked().kept());
    assertEquals(0, done.checked().overdue());
    assertEquals(10, vault().stored().size());
    // one entry for each crossing: all of it went by one rule
    assertEquals(Map.of("deleted", 20L, "retention_checked", 1L), ledgerKinds());
    assertEquals(0, run(vault(), CLOSED.plus(Duration.ofDays(13))).destroyed().size());
    RetentionRun.Done last = run(vault(), CLOSED.plus(Duration.ofDays(14)));
    assertEquals(10, last.destroyed().size());
    assertEquals("encounter portraits", last.destroyed().getFirst().ruleName());
    assertEquals(0, last.checked().kept());
    assertEquals(Map.of("deleted", 30L, "retention_checked", 3L), ledgerKinds());
  }

  @Test
  void aHoldIsKeptAndGoesWhenItEnds() throws IOException {
    Instant until = CLOSED.plus(Duration.ofDays(30));
    vault().holds().place(new LegalHold(crossings.get(1), "order 12", until));
    RetentionRun.Done held = run(vault(), CLOSED.plus(Duration.ofDays(15)));
    assertEquals(38, held.destroyed().size());
    assertEquals(2, held.checked().held());
    assertEquals(0, held.checked().overdue());
    assertEquals(2, run(vault(), until).destroyed().size());
    assertEquals(List.of(), vault().stored());
  }

  /** Of keys that cannot be read nobody knows whether they are overdue: it is not said. */
  @Test
  void whatCannotBeReadIsNotProvedToBeGone() throws IOException {
    Files.writeString(temp.resolve("vault/keys").resolve(crossings.get(5).toString()), "broken");
    RetentionRun.Done done = run(vault(), CLOSED);
    assertEquals(1, done.checked().unreadable());
    assertEquals(0, done.checked().overdue());
    assertEquals(10, done.checked().kept());
  }

  /** The power fails after the keys are destroyed and before the ledger hears of it. */
  @Test
  void whatWasDestroyedAndNotToldIsToldByTheNextRun() throws IOException {
    Vault vault = vault();
    CrossingId first = crossings.getFirst();
    vault.destroy(first, List.copyOf(vault.kept(first).keySet()), "by hand");
    run(vault(), CLOSED.minusSeconds(1));
    assertEquals(Map.of("deleted", 1L, "retention_checked", 1L), ledgerKinds());
    assertEquals(List.of(), vault().untold());
  }

  /** Every byte of the whole store, and of a copy of it from before, is looked through. */
  @Test
  void nothingOfItIsLeftAnywhereAndABackupOpensNothing() throws IOException {
    Path backup = temp.resolve("backup");
    copy(temp.resolve("vault"), backup);
    CrossingId first = crossings.getFirst();
    Evidence portrait =
        vault().kept(first).entrySet().stream()
            .filter(e -> e.getValue().kind() == EvidenceKind.ENCOUNTER_PORTRAIT)
            .findFirst()
            .orElseThrow()
            .getKey();
    try (Vault old = Vault.open(backup, master())) {
      assertArrayEquals(contents.get(1), old.read(first, portrait));
    }
    run(vault(), CLOSED.plus(Duration.ofDays(14)));
    int looked = 0;
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        looked++;
        String bytes = Files.readString(f, ISO_8859_1);
        for (byte[] content : contents) {
          assertFalse(bytes.contains(new String(content, ISO_8859_1)), f.toString());
        }
        if (f.startsWith(temp.resolve("vault"))) {
          assertEquals(0, Files.size(f), "something is left of the vault: " + f);
        }
      }
    }
    assertTrue(looked > 40, looked + " files were looked through");
    assertThrows(VaultException.class, () -> Vault.open(backup, master()));
  }
}
