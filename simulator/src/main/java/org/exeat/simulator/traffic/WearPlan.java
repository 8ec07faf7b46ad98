package org.exeat.simulator.traffic;

/**
 * What people have on besides their usual clothes. All are shares of the people it is said of, 0 to
 * 1.
 *
 * @param sunglassesByDay of those of 13 years and more who do not have a dark visor
 * @param sunglassesByNight the same when it is dark
 * @param usualGlassesOff of those who do not wear sunglasses: the usual glasses, if any, are off
 * @param cap of those without a helmet, a headscarf or a turban
 * @param mask of all without a full-face helmet
 * @param motorcycleHelmet of motorcycle riders, with a full-face helmet
 * @param visorUp of those with such a helmet
 * @param bicycleHelmet of cyclists
 */
public record WearPlan(
    double sunglassesByDay,
    double sunglassesByNight,
    double usualGlassesOff,
    double cap,
    double mask,
    double motorcycleHelmet,
    double visorUp,
    double bicycleHelmet) {
  public WearPlan {
    PlanCheck.share("wear.sunglasses_by_day", sunglassesByDay);
    PlanCheck.share("wear.sunglasses_by_night", sunglassesByNight);
    PlanCheck.share("wear.usual_glasses_off", usualGlassesOff);
    PlanCheck.share("wear.cap", cap);
    PlanCheck.share("wear.mask", mask);
    PlanCheck.share("wear.motorcycle_helmet", motorcycleHelmet);
    PlanCheck.share("wear.visor_up", visorUp);
    PlanCheck.share("wear.bicycle_helmet", bicycleHelmet);
  }
}
