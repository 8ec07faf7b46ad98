package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Learns what frames cost and how often they come, and tells how many runs of the detector the next
 * one can afford. For use by one thread.
 */
final class FramePace {
  /** What the newest frame counts against those before it. */
  private static final double WEIGHT = .2;

  /** What the newest distance between two frames of a camera counts against those before it. */
  private static final double NEWEST = .5;

  private final FrameBudget budget;
  private final Map<String, Double> usual;
  private final Map<String, Arrival> arrivals = new HashMap<>();
  private Optional<Double> run = Optional.empty();
  private Optional<Double> rest = Optional.empty();

  /**
   * @param usual frames a second of each camera while something moves, as the lane's file says
   */
  FramePace(FrameBudget budget, Map<String, Double> usual) {
    this.budget = budget;
    this.usual = Map.copyOf(usual);
  }

  /**
   * The newest frame of a camera.
   *
   * @param rate frames a second of late, those that were dropped too; empty where this is the first
   */
  private record Arrival(long sequence, Instant taken, Optional<Double> rate) {}

  /** A frame came. */
  void came(TimedFrame frame) {
    long sequence = frame.frame().sequence();
    arrivals.merge(
        frame.frame().camera(),
        new Arrival(sequence, frame.taken(), Optional.empty()),
        (before, now) -> {
          double seconds = Duration.between(before.taken(), now.taken()).toNanos() / 1e9;
          long frames = now.sequence() - before.sequence();
          if (seconds <= 0 || frames <= 0) {
            return now; // another connection
          }
          double newest = frames / seconds;
          return new Arrival(
              now.sequence(),
              now.taken(),
              Optional.of(before.rate().map(r -> r + NEWEST * (newest - r)).orElse(newest)));
        });
  }

  /** By how much less often than usual the cameras send, 1 and more. */
  private double slowness() {
    double expected = 0;
    double came = 0;
    for (Map.Entry<String, Arrival> a : arrivals.entrySet()) {
      Optional<Double> rate = a.getValue().rate();
      Double often = usual.get(a.getKey());
      if (rate.isPresent() && often != null) {
        expected += often;
        came += rate.get();
      }
    }
    return came > 0 ? Math.max(1, expected / came) : 1;
  }

  /** Runs that the next frame may make, 1 and more. */
  int runs() {
    if (budget.time().isEmpty()) {
      return budget.runs();
    }
    if (run.isEmpty() || rest.isEmpty()) {
      return 1; // nothing is known yet
    }
    double time = budget.time().get().toNanos() * (budget.elastic() ? slowness() : 1);
    double left = time - rest.get();
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
