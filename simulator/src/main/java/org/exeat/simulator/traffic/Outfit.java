package org.exeat.simulator.traffic;

import java.util.SplittableRandom;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.people.Wear.Glasses;
import org.exeat.simulator.people.Wear.Headgear;
import org.exeat.simulator.vehicle.VehicleKind;

/** What one traveller has on. */
final class Outfit {
  private Outfit() {}

  static Wear draw(
      WearPlan plan, VehicleKind kind, Identity person, boolean dark, SplittableRandom random) {
    double helmet = random.nextDouble();
    double visor = random.nextDouble();
    double cap = random.nextDouble();
    double sun = random.nextDouble();
    double off = random.nextDouble();
    double mask = random.nextDouble();
    Headgear headgear =
        switch (kind) {
          case MOTORCYCLE -> {
            if (helmet >= plan.motorcycleHelmet()) {
              yield Headgear.NONE;
            }
            yield visor < plan.visorUp() ? Headgear.VISOR_UP : Headgear.VISOR_DOWN;
          }
          case BICYCLE -> helmet < plan.bicycleHelmet() ? Headgear.BICYCLE_HELMET : Headgear.NONE;
          case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP, TRUCK, COACH, FOOT -> Headgear.NONE;
        };
    boolean bare = headgear == Headgear.NONE && person.covering().style() == CoveringStyle.NONE;
    if (bare && cap < plan.cap()) {
      headgear = Headgear.CAP;
    }
    double sunglasses = dark ? plan.sunglassesByNight() : plan.sunglassesByDay();
    boolean old = person.age() >= BehaviourPlan.CHILD_UNTIL;
    Glasses glasses;
    if (old && headgear != Headgear.VISOR_DOWN && sun < sunglasses) {
      glasses = Glasses.SUN;
    } else {
      glasses = off < plan.usualGlassesOff() ? Glasses.OFF : Glasses.USUAL;
    }
    boolean fullFace = headgear == Headgear.VISOR_UP || headgear == Headgear.VISOR_DOWN;
    return new Wear(glasses, headgear, !fullFace && mask < plan.mask());
  }
}
