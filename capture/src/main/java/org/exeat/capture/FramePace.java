package org.exeat.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * Learns what frames cost, and tells how many runs of the detector the next one can afford. For use
 * by one thread.
 */
final class FramePace {
  /** What the newest frame counts against those before it. */
  private static final double WEIGHT = .2;

  private final FrameBudget budget;
  private Optional<Double> run = Optional.empty();
  private Optional<Double> rest = Optional.empty();

  FramePace(FrameBudget budget) {
    this.budget = budget;
  }

  /** Runs that the next frame may make, 1 and more. */
  int runs() {
    if (budget.time().isEmpty()) {
      return budget.runs();
    }
    if (run.isEmpty() || rest.isEmpty()) {
      return 1; // nothing is known yet
    }
    double left = budget.time().get().toNanos() - rest.get();
    return (int) Math.clamp(Math.floor(left / Math.max(1, run.get())), 1, budget.runs());
  }

  /**
   * A frame is done.
   *
   * @param runs that were made
   * @param search what they took together
   * @param others what the rest of the frame took
   */
  void took(int runs, Duration search, Duration others) {
    run = Optional.of(eased(run, (double) search.toNanos() / runs));
    rest = Optional.of(eased(rest, others.toNanos()));
  }

  private static double eased(Optional<Double> before, double now) {
    return before.map(b -> b + WEIGHT * (now - b)).orElse(now);
  }
}
