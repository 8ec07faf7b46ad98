package org.exeat.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What goes when, and why. Pure: the same store, policy, holds and time give the same plan.
 *
 * @param now what it was made for
 * @param items in the order in which they go
 */
public record RetentionPlan(Instant now, List<Item> items) {
  public RetentionPlan {
    items = List.copyOf(items);
  }

  /**
   * A piece of evidence.
   *
   * @param evidence what the store calls it
   */
  public record Stored(CrossingId crossing, String evidence, KeptEvidence facts) {}

  /**
   * What becomes of it.
   *
   * @param goes when it is destroyed: the rule's time, or the end of a hold that is later
   * @param rule that says so
   * @param hold that keeps it beyond its time
   */
  public record Item(
      Stored stored, Instant goes, Optional<RetentionRule> rule, Optional<LegalHold> hold) {
    /** What the rule is called. */
    public String ruleName() {
      return rule.map(RetentionRule::name).orElse(RetentionPolicy.AT_CLOSING);
    }
  }

  /** Plans. */
  public static RetentionPlan of(
      RetentionPolicy policy, List<Stored> stored, List<LegalHold> holds, Instant now) {
    Map<CrossingId, LegalHold> longest =
        holds.stream()
            .filter(h -> h.until().isAfter(now))
            .collect(
                Collectors.toMap(
                    LegalHold::crossing,
                    Function.identity(),
                    (a, b) -> a.until().isAfter(b.until()) ? a : b));
    List<Item> items = new ArrayList<>();
    for (Stored s : stored) {
      Instant due = policy.due(s.facts());
      Optional<LegalHold> hold =
          Optional.ofNullable(longest.get(s.crossing())).filter(h -> due.isBefore(h.until()));
      items.add(new Item(s, hold.map(LegalHold::until).orElse(due), policy.rule(s.facts()), hold));
    }
    items.sort(
        Comparator.comparing(Item::goes)
            .thenComparing(i -> i.stored().crossing().toString())
            .thenComparing(i -> i.stored().evidence()));
    return new RetentionPlan(now, items);
  }

  /** What must be destroyed now. */
  public List<Item> due() {
    return items.stream().filter(i -> !i.goes().isAfter(now)).toList();
  }
}
