package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.vehicle.Vehicle;

/**
 * What was asked of one vehicle, once.
 *
 * @param time when, seconds as in {@link Motion}
 * @param prompts what, at least one thing
 */
public record Prompting(double time, Set<Prompt> prompts) {
  public Prompting {
    if (prompts.isEmpty()) {
      throw new IllegalArgumentException("a prompting asks for something");
    }
    prompts = Collections.unmodifiableSet(EnumSet.copyOf(prompts));
  }

  /** Until this time the passage is as it would be without the prompt. */
  public double begins(PromptPlan plan) {
    return time + plan.soonest();
  }

  /**
   * The passage with people who react: one, or two that follow each other where windows are opened
   * or sunglasses taken off. Until {@link #begins} nothing differs.
   *
   * @param cameras what can be looked at
   * @param seed of who reacts
   */
  public List<Passage> of(Passage passage, PromptPlan plan, List<Position> cameras, long seed) {
    SplittableRandom random =
        new SplittableRandom(seed * 1_000_003 + passage.number() * 7919L + 17).split();
    boolean open = random.nextDouble() < plan.opensWindows();
    double change = time + plan.windowSeconds();
    List<Occupant> before = new ArrayList<>();
    List<Occupant> after = new ArrayList<>();
    boolean changed = false;
    for (Occupant o : passage.occupants()) {
      boolean looks = random.nextDouble() < plan.looks() && prompts.contains(Prompt.LOOK_AT_CAMERA);
      double delay = plan.soonest() + random.nextDouble() * (plan.latest() - plan.soonest());
      boolean takesOff = random.nextDouble() < plan.takesOff();
      Behaviour behaviour =
          looks
              ? new PromptedBehaviour(
                  o, passage, cameras, time + delay, time + delay + plan.looking())
              : o.behaviour();
      Wear wear = o.wear();
      if (takesOff && prompts.contains(Prompt.REMOVE_SUNGLASSES)) {
        wear = wear.withoutSunglasses();
      }
      changed |= !wear.equals(o.wear());
      before.add(
          new Occupant(o.number(), o.person(), o.wear(), o.seat(), o.childSeat(), behaviour));
      after.add(new Occupant(o.number(), o.person(), wear, o.seat(), o.childSeat(), behaviour));
    }
    Vehicle vehicle = open ? opened(passage.vehicle()) : passage.vehicle();
    changed |= vehicle.panes().size() < passage.vehicle().panes().size();
    if (!changed || change >= passage.motion().end()) {
      return List.of(with(passage, passage.vehicle(), passage.motion(), before));
    }
    double justBefore = Math.nextDown(change);
    return List.of(
        with(
            passage,
            passage.vehicle(),
            passage.motion().during(Double.NEGATIVE_INFINITY, justBefore),
            before),
        with(passage, vehicle, passage.motion().during(change, Double.POSITIVE_INFINITY), after));
  }

  /** With the panes that were asked for gone into the doors. */
  private Vehicle opened(Vehicle v) {
    boolean front = prompts.contains(Prompt.OPEN_FRONT_WINDOWS);
    boolean rear = prompts.contains(Prompt.OPEN_REAR_WINDOWS);
    return new Vehicle(
        v.kind(),
        v.body(),
        v.panes().stream()
            .filter(p -> !(front && p.name().startsWith("row-1-")))
            .filter(p -> !(rear && p.name().startsWith("row-2-")))
            .toList(),
        v.seats(),
        v.headlights(),
        v.length(),
        v.width(),
        v.height());
  }

  private static Passage with(Passage p, Vehicle vehicle, Motion motion, List<Occupant> occupants) {
    return new Passage(
        p.number(), vehicle, motion, p.headlightsOn(), occupants, p.documents(), p.plants());
  }
}
