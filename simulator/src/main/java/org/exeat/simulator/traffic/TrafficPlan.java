package org.exeat.simulator.traffic;

import java.util.Map;
import org.exeat.simulator.traffic.Plant.Kind;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * Who comes through a lane: the part {@code traffic} of a scene's file, its keys in snake case.
 *
 * @param kinds share of each kind of vehicle, adding up to 1
 * @param faults how often each thing goes wrong, 0 to 1; what is not listed never does. {@code
 *     swapped_siblings} counts per vehicle with two grown-ups and more, {@code hidden_occupant} per
 *     vehicle with an empty row behind the driver's, {@code print_attack}, {@code
 *     toner_print_attack} and {@code screen_attack} per traveller in a cabin, {@code old_portrait}
 *     per traveller of 26 years and more, the others per traveller; the first two are drawn first,
 *     whom they concern has no other fault, and nobody has two
 */
public record TrafficPlan(
    Map<VehicleKind, Double> kinds,
    GlazingPlan glazing,
    ArrivalPlan arrivals,
    DrivingPlan driving,
    PartyPlan parties,
    DocumentPlan documents,
    WearPlan wear,
    BehaviourPlan behaviour,
    Map<Kind, Double> faults,
    HeadlightPlan headlights) {
  /** Mixed traffic by day with few faults; where its numbers come from: {@link MixedDaylight}. */
  public static final TrafficPlan MIXED_DAYLIGHT = MixedDaylight.plan();

  public TrafficPlan {
    kinds = PlanCheck.ordered("kinds", VehicleKind.class, kinds);
    PlanCheck.whole("kinds", kinds.values());
    PlanCheck.present("glazing", glazing);
    PlanCheck.present("arrivals", arrivals);
    PlanCheck.present("driving", driving);
    PlanCheck.present("parties", parties);
    PlanCheck.present("documents", documents);
    PlanCheck.present("wear", wear);
    PlanCheck.present("behaviour", behaviour);
    PlanCheck.present("headlights", headlights);
    faults = PlanCheck.ordered("faults", Kind.class, faults);
    double sum = 0;
    for (Map.Entry<Kind, Double> fault : faults.entrySet()) {
      PlanCheck.share("faults." + PlanCheck.name(fault.getKey()), fault.getValue());
      sum += perVehicle(fault.getKey()) ? 0 : fault.getValue();
    }
    PlanCheck.share("the sum of all faults per traveller", sum);
  }

  /** The same with other faults. */
  public TrafficPlan with(Map<Kind, Double> others) {
    return new TrafficPlan(
        kinds, glazing, arrivals, driving, parties, documents, wear, behaviour, others, headlights);
  }

  /** The same with other times of coming. */
  public TrafficPlan with(ArrivalPlan others) {
    return new TrafficPlan(
        kinds, glazing, others, driving, parties, documents, wear, behaviour, faults, headlights);
  }

  /** How often something goes wrong. */
  double rate(Kind fault) {
    return faults.getOrDefault(fault, 0.0);
  }

  static boolean perVehicle(Kind fault) {
    return switch (fault) {
      case SWAPPED_SIBLINGS, HIDDEN_OCCUPANT -> true;
      case ANOTHERS_DOCUMENT,
          MISSING_DOCUMENT,
          EXPIRED_DOCUMENT,
          ALTERED_DOCUMENT,
          OLD_PORTRAIT,
          PRINT_ATTACK,
          TONER_PRINT_ATTACK,
          SCREEN_ATTACK ->
          false;
    };
  }
}
