package org.exeat.simulator.traffic;

/**
 * How vehicles, riders and walkers move.
 *
 * @param approachSpeed of vehicles in the lane before and after the stop line, metres per second,
 *     0.3 to 30
 * @param cyclingSpeed the same of bicycles
 * @param walkingSpeed the same of people on foot
 * @param stopShare share of those that stop at the stop line, 0 to 1; the others roll through where
 *     no barrier closes the lane
 * @param stopSeconds how long they stand there, 0 to 600
 * @param slowSpeed of those that only slow down, at the stop line, 0.3 to 30
 * @param acceleration when they pull off, metres per second squared, 0.3 to 5
 * @param braking when they come to the stop line, the same; behind another vehicle nobody brakes
 *     harder than its max
 * @param queueGap from bumper to bumper where one stands behind another, metres, 0.3 to 10
 */
public record DrivingPlan(
    Spread approachSpeed,
    Spread cyclingSpeed,
    Spread walkingSpeed,
    double stopShare,
    Spread stopSeconds,
    Spread slowSpeed,
    Spread acceleration,
    Spread braking,
    Spread queueGap) {
  public DrivingPlan {
    PlanCheck.between("driving.approach_speed", approachSpeed, .3, 30);
    PlanCheck.between("driving.cycling_speed", cyclingSpeed, .3, 30);
    PlanCheck.between("driving.walking_speed", walkingSpeed, .3, 30);
    PlanCheck.share("driving.stop_share", stopShare);
    PlanCheck.between("driving.stop_seconds", stopSeconds, 0, 600);
    PlanCheck.between("driving.slow_speed", slowSpeed, .3, 30);
    PlanCheck.between("driving.acceleration", acceleration, .3, 5);
    PlanCheck.between("driving.braking", braking, .3, 5);
    PlanCheck.between("driving.queue_gap", queueGap, .3, 10);
  }
}
