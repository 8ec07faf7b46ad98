package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionPlanTest {
  private static final Instant CLOSED = Instant.parse("2028-02-28T20:00:00Z");
  private static final CrossingId ONE = CrossingId.of(CLOSED, new Random(1));
  private static final CrossingId TWO = CrossingId.of(CLOSED, new Random(2));

  private static KeptEvidence kept(EvidenceKind kind, TravellerCategory category) {
    return new KeptEvidence(kind, category, Direction.EXIT, CrossingOutcome.CONFIRMED, CLOSED);
  }

  @Test
  void anEntryIsNotKeptLongerThanItsExit() {
    for (int exitYears : List.of(0, 2, 3, 4)) {
      List<RetentionRule> rules = new ArrayList<>(List.of(stay(Direction.ENTRY, 3)));
      if (exitYears > 0) {
        rules.add(stay(Direction.EXIT, exitYears));
      }
      if (exitYears >= 3) {
        assertEquals(2, new RetentionPolicy("p", "n", rules).rules().size());
      } else {
        assertThrows(IllegalArgumentException.class, () -> new RetentionPolicy("p", "n", rules));
      }
    }
    assertEquals(1, new RetentionPolicy("p", "n", List.of(stay(Direction.EXIT, 1))).rules().size());
  }

  private static RetentionRule stay(Direction direction, int years) {
    return new RetentionRule(
        direction.name(),
        Set.of(TravellerCategory.OTHER),
        Set.of(direction),
        EnumSet.of(CrossingOutcome.CONFIRMED, CrossingOutcome.CONFIRMED_BY_OFFICER),
        Set.of(EvidenceKind.STAY),
        time(0, 0, years),
        "none");
  }

  private static RetentionTime time(int hours, int days, int years) {
    return new RetentionTime(some(hours), some(days), some(years));
  }

  private static Optional<Integer> some(int n) {
    return n == 0 ? Optional.empty() : Optional.of(n);
  }

  private static RetentionRule rule(
      String name, Set<TravellerCategory> categories, EvidenceKind kind, RetentionTime keep) {
    return new RetentionRule(
        name,
        categories,
        EnumSet.allOf(Direction.class),
        EnumSet.of(CrossingOutcome.CONFIRMED),
        Set.of(kind),
        keep,
        "an example");
  }

  private static final RetentionPolicy POLICY =
      new RetentionPolicy(
          "two rules",
          "an example",
          List.of(
              rule(
                  "citizens",
                  Set.of(TravellerCategory.OWN_CITIZEN),
                  EvidenceKind.CAPTURE,
                  time(12, 0, 0)),
              rule(
                  "everybody",
                  EnumSet.allOf(TravellerCategory.class),
                  EvidenceKind.CAPTURE,
                  time(0, 2, 1))));

  @Test
  void whatNoRuleCoversIsGoneWhenTheCrossingCloses() {
    for (EvidenceKind kind : EvidenceKind.values()) {
      for (TravellerCategory category : TravellerCategory.values()) {
        assertEquals(CLOSED, RetentionPolicy.STRICT.due(kept(kind, category)));
      }
    }
    assertEquals(CLOSED, POLICY.due(kept(EvidenceKind.TEMPLATE, TravellerCategory.OWN_CITIZEN)));
  }

  @Test
  void theFirstRuleThatCoversItHoldsByTheCalendar() {
    assertEquals(
        Instant.parse("2028-02-29T08:00:00Z"),
        POLICY.due(kept(EvidenceKind.CAPTURE, TravellerCategory.OWN_CITIZEN)));
    assertEquals(
        Instant.parse("2029-03-02T20:00:00Z"),
        POLICY.due(kept(EvidenceKind.CAPTURE, TravellerCategory.OTHER)));
  }

  @Test
  void aHoldKeepsOneCrossingAndEnds() {
    List<RetentionPlan.Stored> stored =
        List.of(
            new RetentionPlan.Stored(
                ONE, "a", kept(EvidenceKind.CAPTURE, TravellerCategory.OWN_CITIZEN)),
            new RetentionPlan.Stored(
                TWO, "b", kept(EvidenceKind.CAPTURE, TravellerCategory.OWN_CITIZEN)));
    Instant next = Instant.parse("2028-03-10T00:00:00Z");
    List<LegalHold> holds =
        List.of(
            new LegalHold(ONE, "order 12", Instant.parse("2028-03-01T00:00:00Z")),
            new LegalHold(ONE, "order 13", next));
    RetentionPlan held = RetentionPlan.of(POLICY, stored, holds, next.minusSeconds(1));
    assertEquals(List.of("b"), held.due().stream().map(i -> i.stored().evidence()).toList());
    assertEquals("order 13", held.items().getLast().hold().map(LegalHold::reason).orElseThrow());
    assertEquals(next, held.items().getLast().goes());
    assertEquals(2, RetentionPlan.of(POLICY, stored, holds, next).due().size());
  }

  @Test
  void aRuleNeedsALawAndATime() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RetentionRule(
                "no law",
                EnumSet.allOf(TravellerCategory.class),
                EnumSet.allOf(Direction.class),
                EnumSet.allOf(CrossingOutcome.class),
                EnumSet.allOf(EvidenceKind.class),
                time(1, 0, 0),
                " "));
    assertThrows(IllegalArgumentException.class, () -> time(0, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RetentionTime(Optional.of(-1), Optional.empty(), Optional.empty()));
    RetentionRule twice =
        rule("a", Set.of(TravellerCategory.OTHER), EvidenceKind.CAPTURE, time(1, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RetentionPolicy("twice", "an example", List.of(twice, twice)));
    assertEquals("1 year and 2 days", time(0, 2, 1).toString());
  }
}
