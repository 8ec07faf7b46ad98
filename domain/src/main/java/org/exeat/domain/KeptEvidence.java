package org.exeat.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a retention policy has to know of a piece of evidence.
 *
 * @param category of the traveller whom it shows
 * @param outcome of the crossing for that traveller; empty while it is open
 * @param closed when the crossing was closed or abandoned; empty while it is open
 */
public record KeptEvidence(
    EvidenceKind kind,
    TravellerCategory category,
    Direction direction,
    Optional<CrossingOutcome> outcome,
    Optional<Instant> closed) {
  public KeptEvidence {
    if (outcome.isPresent() != closed.isPresent()) {
      throw new IllegalArgumentException("a crossing that is closed has an outcome, and no other");
    }
  }
}
