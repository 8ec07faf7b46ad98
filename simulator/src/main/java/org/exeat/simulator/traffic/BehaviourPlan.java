package org.exeat.simulator.traffic;

import java.util.Map;
import org.exeat.simulator.traffic.Posture.Activity;

/**
 * How people pass the time in the lane. What they do is a semi-Markov process: spells follow each
 * other, whatever the last one was, so that in the long run each activity takes its share of time.
 *
 * @param driver shares of a driver's time, adding up to 1; also of riders and walkers
 * @param passenger the same of passengers of 13 years and more
 * @param child the same of younger children
 * @param spells mean length of a spell of each activity, seconds, 0.5 to 86,400
 * @param looksAtCamera share of people in the first row that look at a camera once their vehicle
 *     stands at the stop line or rolls over it, as its sign asks them to, 0 to 1
 * @param rowFactor by how much that is rarer with every row further behind, 0 to 1
 * @param smiles share of such looks with a smile, 0 to 1
 */
public record BehaviourPlan(
    Map<Activity, Double> driver,
    Map<Activity, Double> passenger,
    Map<Activity, Double> child,
    Map<Activity, Double> spells,
    double looksAtCamera,
    double rowFactor,
    double smiles) {
  /** From this age on children behave and are seated like grown-ups. */
  static final double CHILD_UNTIL = 13;

  public BehaviourPlan {
    spells = PlanCheck.ordered("behaviour.spells", Activity.class, spells);
    spells.forEach((activity, mean) ->
        PlanCheck.between(
            "behaviour.spells." + PlanCheck.name(activity), mean, .5, ArrivalPlan.DAY));
    driver = shares("behaviour.driver", driver, spells);
    passenger = shares("behaviour.passenger", passenger, spells);
    child = shares("behaviour.child", child, spells);
    PlanCheck.share("behaviour.looks_at_camera", looksAtCamera);
    PlanCheck.share("behaviour.row_factor", rowFactor);
    PlanCheck.share("behaviour.smiles", smiles);
    if (!spells.containsKey(Activity.CAMERA)) {
      throw new IllegalArgumentException("behaviour.spells.camera is missing");
    }
  }

  private static Map<Activity, Double> shares(
      String key, Map<Activity, Double> given, Map<Activity, Double> spells) {
    Map<Activity, Double> shares = PlanCheck.ordered(key, Activity.class, given);
    shares.forEach((activity, share) -> {
      switch (activity) {
        case HIDES, HOLDS_PRINT, HOLDS_SCREEN ->
            throw new IllegalArgumentException(
                key + "." + PlanCheck.name(activity) + " is planted by faults only");
        case ROAD, CAMERA, PHONE, NEIGHBOUR, SLEEPS, COVERS_FACE, ELSEWHERE -> {
          if (!spells.containsKey(activity)) {
            throw new IllegalArgumentException(
                "behaviour.spells." + PlanCheck.name(activity) + " is missing");
          }
        }
      }
    });
    PlanCheck.whole(key, shares.values());
    return shares;
  }
}
