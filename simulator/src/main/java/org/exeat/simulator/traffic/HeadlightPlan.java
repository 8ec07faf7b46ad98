package org.exeat.simulator.traffic;

/**
 * Who has the headlights on.
 *
 * @param byDay share of vehicles, 0 to 1
 * @param byNight the same when it is dark
 */
public record HeadlightPlan(double byDay, double byNight) {
  public HeadlightPlan {
    PlanCheck.share("headlights.by_day", byDay);
    PlanCheck.share("headlights.by_night", byNight);
  }
}
