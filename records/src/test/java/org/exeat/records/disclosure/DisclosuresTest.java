package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.DisclosedField;
import org.exeat.domain.DisclosurePolicy;
import org.exeat.domain.DisclosureRule;
import org.exeat.domain.Mode;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.ChipProof;
import org.exeat.records.ledger.LedgerEntry.Outcome;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosuresTest {
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(3600), ZoneOffset.UTC);
  private static final CrossingId CLOSED = CrossingId.of(START, new Random(1));
  private static final CrossingId OPEN = CrossingId.of(START, new Random(2));
  private static final LocalDate BY = LocalDate.of(2026, 4, 20);

  private static final DisclosurePolicy POLICY =
      new DisclosurePolicy(
          "test",
          "no legal advice",
          List.of(
              new DisclosureRule(
                  "a court",
                  "order",
                  EnumSet.of(
                      DisclosedField.DAY,
                      DisclosedField.OUTCOME,
                      DisclosedField.DOCUMENT,
                      DisclosedField.CORRECTIONS),
                  "an act")));

  @TempDir Path folder = Path.of("");
  private Ledger ledger;
  private Disclosures disclosures;

  @BeforeEach
  void create() throws IOException {
    Ledger.create(folder, "records.example/port-7");
    ledger = Ledger.open(folder, CLOCK);
    disclosures = new Disclosures(ledger, folder, CLOCK, new Pseudonym("ab".repeat(16)));
    ledger.append(
        List.of(
            new LedgerEntry.Opened(START, CLOSED, 0, "lane-1", Direction.EXIT, Mode.VEHICLE),
            presented(CLOSED, 1, "X1"),
            presented(CLOSED, 2, "X2"),
            new LedgerEntry.Assessed(
                START,
                CLOSED,
                3,
                "ab".repeat(32),
                "run",
                Optional.of(.6),
                List.of(
                    new Outcome(Optional.of(1), Optional.of(2), "confirmed", Optional.of(.9)),
                    new Outcome(Optional.of(2), Optional.empty(), "no_face", Optional.empty()))),
            new LedgerEntry.Closed(START.plusSeconds(60), CLOSED, 4, 2, 1, 1, 1),
            new LedgerEntry.Opened(START, OPEN, 0, "lane-1", Direction.EXIT, Mode.VEHICLE),
            presented(OPEN, 1, "X1")));
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  private LedgerEntry presented(CrossingId id, int document, String number) {
    return new LedgerEntry.DocumentPresented(
        START,
        id,
        document,
        document,
        Optional.of(ledger.pseudonyms().holder(id, "UTO", number)),
        ChipProof.AUTHENTIC);
  }

  private static TravelDocument shown(String number) {
    LocalDate day = LocalDate.of(1990, 1, 1);
    return new TravelDocument("P", "UTO", number, "NEMO", "NOBODY", day, day.plusYears(50));
  }

  private Disclosures.Given give(
      DisclosurePolicy policy,
      CrossingId crossing,
      int document,
      Optional<TravelDocument> shown,
      String purpose,
      Set<DisclosedField> fields)
      throws IOException {
    return disclosures.give(policy, crossing, document, shown, "a court", purpose, fields);
  }

  @Test
  void whatARuleAllowsGoesOutAndIsAnEntryBefore() throws IOException {
    Disclosures.Given given =
        give(
            POLICY,
            CLOSED,
            1,
            Optional.of(shown("X1")),
            "order",
            EnumSet.of(DisclosedField.DAY, DisclosedField.OUTCOME, DisclosedField.DOCUMENT));
    for (String says :
        List.of("2026-03-20", "confirmed by the face", "UTO X1", "\"an act\"", "\"entry\" : 7")) {
      assertTrue(given.json().contains(says), given.json());
    }
    for (String keeps : List.of("port-7", "X2", CLOSED.toString(), "exit", "NEMO", "0.9")) {
      assertFalse(given.json().contains(keeps), given.json());
    }
    assertEquals(
        new LedgerEntry.Disclosed(
            CLOCK.instant(),
            CLOSED,
            1,
            new Pseudonym("ab".repeat(16)),
            "a court",
            "order",
            "an act",
            List.of("day", "outcome", "document")),
        LedgerFiles.open(folder, ledger.key()).read(given.entry()));
    assertTrue(
        give(POLICY, CLOSED, 2, Optional.empty(), "order", Set.of(DisclosedField.OUTCOME))
            .json()
            .contains("not confirmed"));
  }

  @Test
  void everythingElseIsRefusedAndIsNoEntry() throws IOException {
    long before = ledger.size();
    DisclosurePolicy none = new DisclosurePolicy("none", "nothing", List.of());
    Set<DisclosedField> day = Set.of(DisclosedField.DAY);
    Set<DisclosedField> time = Set.of(DisclosedField.DAY, DisclosedField.TIME);
    refused("no rule", () -> give(none, CLOSED, 1, Optional.empty(), "order", day));
    refused("no rule", () -> give(POLICY, CLOSED, 1, Optional.empty(), "curiosity", day));
    refused("no rule", () -> give(POLICY, CLOSED, 1, Optional.empty(), "order", time));
    refused("no rule", () -> give(POLICY, CLOSED, 1, Optional.empty(), "order", Set.of()));
    refused("no document 3", () -> give(POLICY, CLOSED, 3, Optional.empty(), "order", day));
    refused("not over", () -> give(POLICY, OPEN, 1, Optional.empty(), "order", day));
    refused(
        "is not document 1", () -> give(POLICY, CLOSED, 1, Optional.of(shown("X2")), "order", day));
    refused(
        "has no document",
        () -> give(POLICY, CLOSED, 1, Optional.empty(), "order", Set.of(DisclosedField.DOCUMENT)));
    assertEquals(before, ledger.size());
  }

  private static void refused(String why, org.junit.jupiter.api.function.Executable what) {
    String said = assertThrows(RefusedDisclosureException.class, what).getMessage();
    assertTrue(said.contains(why), said);
  }

  @Test
  void aCorrectionReachesEverybodyWhoHasTheRecord() throws IOException {
    Set<DisclosedField> outcome = Set.of(DisclosedField.OUTCOME);
    long first = give(POLICY, CLOSED, 1, Optional.empty(), "order", outcome).entry();
    long second = give(POLICY, CLOSED, 1, Optional.empty(), "order", outcome).entry();
    give(POLICY, CLOSED, 2, Optional.empty(), "order", outcome);
    assertEquals(List.of(), disclosures.due());
    long correction = disclosures.correct(3, 1, "the lane was mixed up", "was not confirmed", BY);
    assertEquals(
        List.of(
            new Disclosures.Due(correction, first, CLOSED, 1, "a court", BY),
            new Disclosures.Due(correction, second, CLOSED, 1, "a court", BY)),
        disclosures.due());
    assertTrue(disclosures.notice(correction, second).contains("was not confirmed"));
    disclosures.sent(correction, first, "by letter");
    refused("nobody", () -> disclosures.sent(correction, first, "again"));
    assertEquals(
        List.of(second), disclosures.due().stream().map(Disclosures.Due::disclosure).toList());
    disclosures.sent(correction, second, "by letter");
    assertEquals(List.of(), disclosures.due());
    refused(
        "it goes with the field corrections",
        () -> give(POLICY, CLOSED, 1, Optional.empty(), "order", outcome));
    Disclosures.Given later =
        give(
            POLICY,
            CLOSED,
            1,
            Optional.empty(),
            "order",
            EnumSet.of(DisclosedField.OUTCOME, DisclosedField.CORRECTIONS));
    assertTrue(later.json().contains("was not confirmed"), "it goes out with its correction");
    assertEquals(List.of(), disclosures.due());
  }

  @Test
  void whatIsNotThereIsNotCorrected() {
    refused("no entry 99", () -> disclosures.correct(99, 1, "a", "b", BY));
    refused("no entry -1", () -> disclosures.correct(-1, 1, "a", "b", BY));
    refused("about another document", () -> disclosures.correct(1, 2, "a", "b", BY));
    refused("no document 9", () -> disclosures.correct(3, 9, "a", "b", BY));
    refused("nobody", () -> disclosures.notice(3, 4));
  }
}
