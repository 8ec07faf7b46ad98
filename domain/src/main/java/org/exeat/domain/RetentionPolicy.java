package org.exeat.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long evidence is kept. What no rule covers is gone when the crossing closes; of several rules
 * the first in the list holds.
 *
 * @param name of the policy
 * @param note for who reads it; every example says here that it is no legal advice
 */
public record RetentionPolicy(String name, String note, List<RetentionRule> rules) {
  /** The rule of what no rule covers. */
  public static final String AT_CLOSING = "gone at closing";

  /** Nothing is kept. */
  public static final RetentionPolicy STRICT =
      new RetentionPolicy("strict", "Everything is gone when the crossing closes.", List.of());

  public RetentionPolicy {
    rules = List.copyOf(rules);
    RetentionRule.text("name", name);
    RetentionRule.text("note", note);
    Set<String> names = new HashSet<>(Set.of(AT_CLOSING));
    for (RetentionRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "rules has two called " + rule.name() + ", or one called " + AT_CLOSING);
      }
    }
    requireNoEntryWithoutItsExit(rules);
  }

  /** Who has left would look as if not, if the exit were forgotten before the entry. */
  private static void requireNoEntryWithoutItsExit(List<RetentionRule> rules) {
    for (TravellerCategory category : TravellerCategory.values()) {
      for (CrossingOutcome entered : CrossingOutcome.values()) {
        for (CrossingOutcome left : CrossingOutcome.values()) {
          Optional<RetentionTime> entry = stays(rules, category, Direction.ENTRY, entered);
          Optional<RetentionTime> exit = stays(rules, category, Direction.EXIT, left);
          boolean confirmed = entered.confirmed() && left.confirmed();
          // that it was announced only need not be kept, but where it is, as long
          boolean announced =
              entered.confirmed() && left == CrossingOutcome.ANNOUNCED && exit.isPresent();
          if ((confirmed || announced)
              && entry.isPresent()
              && exit.filter(
                      e -> !e.after(Instant.EPOCH).isBefore(entry.get().after(Instant.EPOCH)))
                  .isEmpty()) {
            throw new IllegalArgumentException(
                "rules keep a stay's entry longer than its exit: who left would look as if not");
          }
        }
      }
    }
  }

  private static Optional<RetentionTime> stays(
      List<RetentionRule> rules,
      TravellerCategory category,
      Direction direction,
      CrossingOutcome outcome) {
    KeptEvidence stay =
        new KeptEvidence(EvidenceKind.STAY, category, direction, outcome, Instant.EPOCH);
    return rules.stream().filter(r -> r.covers(stay)).findFirst().map(RetentionRule::keep);
  }

  /** The rule that lets it be kept; empty where none does. */
  public Optional<RetentionRule> rule(KeptEvidence kept) {
    return rules.stream().filter(r -> r.covers(kept)).findFirst();
  }

  /** When it must be gone. */
  public Instant due(KeptEvidence kept) {
    return rule(kept).map(r -> r.keep().after(kept.closed())).orElse(kept.closed());
  }
}
