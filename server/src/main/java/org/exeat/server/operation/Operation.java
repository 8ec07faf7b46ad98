package org.exeat.server.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the operator of a server sets up beside its lanes. Immutable.
 *
 * @param record why the port's record cannot be written, in words without names; empty where it can
 * @param silence for how long a camera may send nothing
 * @param scraper who may read the metrics without a session; empty for nobody
 */
public record Operation(
    Supplier<Optional<String>> record, Duration silence, Optional<ScraperToken> scraper) {
  /** Cameras send several pictures a second; slow simulated ones one in some seconds. */
  public static final Duration SILENCE = Duration.ofSeconds(30);

  public Operation {
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("a camera may be silent for a positive time");
    }
  }

  /** Nothing is known of the record, and nobody reads metrics without a session. */
  public static Operation usual() {
    return new Operation(Optional::empty, SILENCE, Optional.empty());
  }
}
