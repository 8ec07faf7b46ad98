package org.exeat.simulator.traffic;

import java.util.SplittableRandom;
import org.exeat.simulator.traffic.Draws.Concern;

/**
 * When each vehicle comes, in order; seconds since midnight of the first day. Not safe for use by
 * several threads.
 *
 * <p>Some come close behind the one before. The others are either spread over the period, each in
 * its own slice of it, so that every hour has its share; or they come at random, the time from one
 * to the next exponential, as in free traffic, through the periods of one day after another.
 */
final class Arrivals {
  /** Time behind the vehicle before that one comes close behind it, seconds: assumed. */
  private static final double CLOSE = 1.5;

  private static final double CLOSE_RANGE = 2.5;

  private final ArrivalPlan plan;
  private final long seed;

  /** How many are spread over the period; 0 for endless traffic. */
  private final int count;

  private int next;

  /** Seconds of the periods gone by, nights not counted. */
  private double busy;

  private Arrivals(ArrivalPlan plan, long seed, int count, double busy) {
    this.plan = plan;
    this.seed = seed;
    this.count = count;
    this.busy = busy;
  }

  static Arrivals spread(ArrivalPlan plan, long seed, int count) {
    return new Arrivals(plan, seed, count, 0);
  }

  /** From a time of day on; before the period's begin the first comes soon after it. */
  static Arrivals endless(ArrivalPlan plan, long seed, double timeOfDay) {
    double into = timeOfDay - plan.begin();
    into -= Math.floor(into / ArrivalPlan.DAY) * ArrivalPlan.DAY;
    boolean inside = into < plan.length();
    double busy = inside ? into : 0;
    // counted from the begin of a period that may have been yesterday's, or is tomorrow's
    double day = timeOfDay - into + (inside ? 0 : ArrivalPlan.DAY) - plan.begin();
    return new Arrivals(plan, seed, 0, busy + Math.round(day / ArrivalPlan.DAY) * plan.length());
  }

  boolean hasNext() {
    return count == 0 || next < count;
  }

  /** The next vehicle's time. */
  double next() {
    Draws draws = new Draws(seed, next);
    SplittableRandom random = draws.of(Concern.ARRIVAL);
    SplittableRandom queue = draws.of(Concern.QUEUE);
    double close = CLOSE + CLOSE_RANGE * queue.nextDouble();
    boolean follows = next > 0 && queue.nextDouble() < plan.queueShare();
    if (follows) {
      busy += close;
    } else if (count > 0) {
      double slice = (next + random.nextDouble()) / count * plan.length();
      busy = next == 0 ? slice : Math.max(slice, busy + CLOSE);
    } else {
      busy += random.nextExponential() * freeHeadway();
    }
    next++;
    double day = count > 0 ? 0 : Math.floor(busy / plan.length());
    return plan.begin() + day * ArrivalPlan.DAY + busy - day * plan.length();
  }

  /** Mean time to the next of those that do not come close behind, for the set mean of all. */
  private double freeHeadway() {
    double close = CLOSE + CLOSE_RANGE / 2;
    double share = plan.queueShare();
    return Math.max(CLOSE, (plan.meanHeadway() - share * close) / (1 - share));
  }
}
