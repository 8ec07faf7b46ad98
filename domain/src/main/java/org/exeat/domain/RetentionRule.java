package org.exeat.domain;

import java.util.Set;

/**
 * What is kept longer than its crossing, how long, and by which law.
 *
 * @param name short, such as {@code encounter portraits}
 * @param categories travellers it is about
 * @param directions crossings it is about
 * @param outcomes for the traveller
 * @param evidence kinds it lets be kept
 * @param keep after the crossing closes
 * @param legalBasis the law that allows it; there is no rule without one
 */
public record RetentionRule(
    String name,
    Set<TravellerCategory> categories,
    Set<Direction> directions,
    Set<CrossingOutcome> outcomes,
    Set<EvidenceKind> evidence,
    RetentionTime keep,
    String legalBasis) {
  /** Most characters of a name, a law or a note. */
  static final int MOST_TEXT = 400;

  public RetentionRule {
    categories = Set.copyOf(categories);
    directions = Set.copyOf(directions);
    outcomes = Set.copyOf(outcomes);
    evidence = Set.copyOf(evidence);
    text("name", name);
    text("legal_basis", legalBasis);
    some("categories", categories);
    some("directions", directions);
    some("outcomes", outcomes);
    some("evidence", evidence);
  }

  static void text(String key, String text) {
    if (text.isBlank() || text.length() > MOST_TEXT) {
      throw new IllegalArgumentException(key + " must have 1 to " + MOST_TEXT + " characters");
    }
  }

  static void some(String key, Set<?> set) {
    if (set.isEmpty()) {
      throw new IllegalArgumentException(key + " must name at least one");
    }
  }

  /** Whether it is about this. */
  boolean covers(KeptEvidence kept) {
    return outcomes.contains(kept.outcome())
        && categories.contains(kept.category())
        && directions.contains(kept.direction())
        && evidence.contains(kept.kind());
  }
}
