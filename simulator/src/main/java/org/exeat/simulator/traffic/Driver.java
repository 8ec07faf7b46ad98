package org.exeat.simulator.traffic;

import java.util.SplittableRandom;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * How one driver, rider or walker goes through the lane.
 *
 * @param speed before and behind the stop line, metres per second
 * @param stops whether the front comes to stand at the stop line
 * @param stopAt where, metres, -0.6 to 0
 * @param standing for how long, seconds
 * @param slow speed at the stop line of one that rolls through
 * @param acceleration metres per second squared
 * @param braking the same, towards the stop line
 * @param gap kept to the vehicle in front, metres
 * @param room that has to open beyond the gap before one that stands in the queue pulls up, metres
 */
record Driver(
    double speed,
    boolean stops,
    double stopAt,
    double standing,
    double slow,
    double acceleration,
    double braking,
    double gap,
    double room) {
  /**
   * @param barrier whether an arm closes the lane, at which nobody rolls through who is not on foot
   */
  static Driver draw(DrivingPlan plan, VehicleKind kind, boolean barrier, SplittableRandom random) {
    Spread speeds =
        switch (kind) {
          case FOOT -> plan.walkingSpeed();
          case BICYCLE -> plan.cyclingSpeed();
          case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP, TRUCK, COACH, MOTORCYCLE ->
              plan.approachSpeed();
        };
    double speed = speeds.draw(random);
    return new Driver(
        speed,
        random.nextDouble() < plan.stopShare() || (barrier && kind != VehicleKind.FOOT),
        -.58 * random.nextDouble(),
        plan.stopSeconds().draw(random),
        Math.min(speed, plan.slowSpeed().draw(random)),
        plan.acceleration().draw(random),
        plan.braking().draw(random),
        plan.queueGap().draw(random),
        .4 + .8 * random.nextDouble());
  }
}
