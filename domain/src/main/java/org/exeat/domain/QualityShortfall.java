package org.exeat.domain;

import java.util.OptionalDouble;

/**
 * A measure that does not meet its requirement.
 *
 * @param requirement what was asked
 * @param value what was found; empty where it could not be computed, which is a shortfall too
 */
public record QualityShortfall(QualityRequirement requirement, OptionalDouble value) {}
