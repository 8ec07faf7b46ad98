package org.exeat.simulator.traffic;

import java.time.LocalTime;

/**
 * When vehicles come.
 *
 * @param from begin of the period, local time of day
 * @param to its end; where it is not after from, the period goes on over midnight, and equal times
 *     mean the whole day
 * @param meanHeadway mean time from one vehicle to the next in continuous traffic, seconds, 1 to
 *     86,400
 * @param queueShare share of vehicles that come close behind another, 0 up to 0.95
 */
public record ArrivalPlan(LocalTime from, LocalTime to, double meanHeadway, double queueShare) {
  static final int DAY = 24 * 60 * 60;

  public ArrivalPlan {
    PlanCheck.present("arrivals.from", from);
    PlanCheck.present("arrivals.to", to);
    PlanCheck.between("arrivals.mean_headway", meanHeadway, 1, DAY);
    PlanCheck.between("arrivals.queue_share", queueShare, 0, .95);
  }

  /** Begin of the period, seconds since midnight. */
  public double begin() {
    return from.toSecondOfDay();
  }

  /** Length of the period, seconds. */
  public double length() {
    return Math.floorMod(to.toSecondOfDay() - from.toSecondOfDay() - 1, DAY) + 1;
  }
}
