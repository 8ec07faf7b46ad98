package org.exeat.domain;

import java.time.Instant;

/**
 * What a retention policy has to know of a piece of evidence.
 *
 * @param category of the traveller whom it shows
 * @param outcome of the crossing for that traveller
 * @param closed when the crossing was closed: nothing is kept before
 */
public record KeptEvidence(
    EvidenceKind kind,
    TravellerCategory category,
    Direction direction,
    CrossingOutcome outcome,
    Instant closed) {}
