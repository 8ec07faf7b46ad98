package org.exeat.simulator.traffic;

/**
 * How people react to what the sign asks: each time, those who can and have not yet do it at these
 * rates. No study of a lane says them: all of it is assumed, and the gain that is measured with it
 * holds for these rates only.
 *
 * @param stops share of drivers who would roll through that stop where the sign asks for it, 0 to 1
 * @param looks share of those who are awake that look at a camera, 0 to 1
 * @param opensWindows share of vehicles whose windows are opened, 0 to 1
 * @param takesOff share of those who wear sunglasses or a mask that take them off, 0 to 1
 * @param wakes share of those who sleep that are woken, 0 to 1
 * @param soonest after which the first ones brake, or turn their head, seconds
 * @param latest after which the last ones do
 * @param braking of those who stop, metres per second squared
 * @param standing how long these stand if nothing more is asked, seconds
 * @param windowSeconds until a window is open, glasses and masks are off, somebody is awake
 * @param looking how long they look, seconds
 * @param again after which the sign asks again for what is still lacking
 * @param answer how long a vehicle that stands is kept after each asking, by the barrier or the
 *     officer, so that its people can do it
 * @param patience until it is let go in any case, after the time when its people are first asked
 */
public record PromptPlan(
    double stops,
    double looks,
    double opensWindows,
    double takesOff,
    double wakes,
    double soonest,
    double latest,
    double braking,
    double standing,
    double windowSeconds,
    double looking,
    double again,
    double answer,
    double patience) {
  /**
   * Four in five do what is asked, within two seconds, windows within three; who stands is kept for
   * six seconds after each asking, twenty in all.
   */
  public static final PromptPlan ASSUMED =
      new PromptPlan(.8, .8, .8, .8, .8, .8, 2, 2, 4, 3, 4, 4, 6, 20);

  public PromptPlan {
    PlanCheck.share("prompts.stops", stops);
    PlanCheck.share("prompts.looks", looks);
    PlanCheck.share("prompts.opens_windows", opensWindows);
    PlanCheck.share("prompts.takes_off", takesOff);
    PlanCheck.share("prompts.wakes", wakes);
    PlanCheck.between("prompts.soonest", soonest, .2, 10);
    PlanCheck.between("prompts.latest", latest, soonest, 20);
    PlanCheck.between("prompts.braking", braking, .5, 5);
    PlanCheck.between("prompts.standing", standing, 0, 60);
    PlanCheck.between("prompts.window_seconds", windowSeconds, latest, 30);
    PlanCheck.between("prompts.looking", looking, .5, 60);
    PlanCheck.between("prompts.again", again, latest, 60);
    PlanCheck.between("prompts.answer", answer, again + soonest, 120);
    PlanCheck.between("prompts.patience", patience, answer, 300);
  }
}
