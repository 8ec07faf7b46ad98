package org.exeat.simulator.traffic;

/**
 * How people react to what the sign asks. It asks twice, and at each time those who can and have
 * not yet do it at these rates. No study of a lane says them: all of it is assumed, and the gain
 * that is measured with it holds for these rates only.
 *
 * @param looks share of those who are awake that look at a camera, 0 to 1
 * @param opensWindows share of vehicles whose windows are opened, 0 to 1
 * @param takesOff share of those who wear sunglasses that take them off, 0 to 1
 * @param wakes share of those who sleep that are woken, 0 to 1
 * @param soonest after which the first ones turn their head, seconds
 * @param latest after which the last ones do
 * @param windowSeconds until a window is open, glasses are off, somebody is awake
 * @param looking how long they look, seconds
 * @param again after which it asks again
 * @param patience how long a vehicle that stands when it is asked stays from then on at least
 */
public record PromptPlan(
    double looks,
    double opensWindows,
    double takesOff,
    double wakes,
    double soonest,
    double latest,
    double windowSeconds,
    double looking,
    double again,
    double patience) {
  /**
   * Four in five do what is asked, within two seconds, windows within three; who stands waits ten
   * seconds.
   */
  public static final PromptPlan ASSUMED = new PromptPlan(.8, .8, .8, .8, .8, 2, 3, 4, 4, 10);

  public PromptPlan {
    PlanCheck.share("prompts.looks", looks);
    PlanCheck.share("prompts.opens_windows", opensWindows);
    PlanCheck.share("prompts.takes_off", takesOff);
    PlanCheck.share("prompts.wakes", wakes);
    PlanCheck.between("prompts.soonest", soonest, .2, 10);
    PlanCheck.between("prompts.latest", latest, soonest, 20);
    PlanCheck.between("prompts.window_seconds", windowSeconds, latest, 30);
    PlanCheck.between("prompts.looking", looking, .5, 60);
    PlanCheck.between("prompts.again", again, latest, 60);
    PlanCheck.between("prompts.patience", patience, 0, 120);
  }
}
