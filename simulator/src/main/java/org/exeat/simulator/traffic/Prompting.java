package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.simulator.vehicle.Vehicle;

/**
 * What is asked of one vehicle, as often as {@link PromptPlan} says.
 *
 * @param time when, seconds as in {@link Motion}
 * @param prompts what, at least one thing
 */
public record Prompting(double time, Set<Prompt> prompts) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

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

  /** How long a vehicle stays that still stands when the first ones react. */
  public Motion.Stay stay(PromptPlan plan) {
    return new Motion.Stay(begins(plan), time + plan.patience());
  }

  /**
   * The passage with people who react: one, or several that follow each other where windows are
   * opened or sunglasses taken off. Until {@link #begins} nothing differs.
   *
   * @param cameras what can be looked at
   * @param seed of who reacts
   */
  public List<Passage> of(Passage passage, PromptPlan plan, List<Position> cameras, long seed) {
    SplittableRandom random =
        new SplittableRandom(seed * 1_000_003 + passage.number() * 7919L + 17).split();
    double opens = time + plan.windowSeconds() + wait(plan.opensWindows(), plan, random);
    if (opened(passage.vehicle()).panes().size() == passage.vehicle().panes().size()) {
      opens = NEVER;
    }
    List<Reaction> reactions = new ArrayList<>();
    SortedSet<Double> changes = new TreeSet<>(List.of(opens));
    for (Occupant o : passage.occupants()) {
      double delay = plan.soonest() + random.nextDouble() * (plan.latest() - plan.soonest());
      double looks = time + delay + wait(plan.looks(), plan, random);
      double wakes = time + plan.windowSeconds() + wait(plan.wakes(), plan, random);
      double takesOff = time + plan.windowSeconds() + wait(plan.takesOff(), plan, random);
      if (!prompts.contains(Prompt.LOOK_AT_CAMERA)) {
        looks = NEVER;
      }
      if (!prompts.contains(Prompt.WAKE_PASSENGERS)) {
        wakes = NEVER;
      }
      if (!prompts.contains(Prompt.REMOVE_SUNGLASSES)
          || o.wear().withoutSunglasses().equals(o.wear())) {
        takesOff = NEVER;
      }
      changes.add(takesOff);
      Behaviour behaviour =
          looks < NEVER || wakes < NEVER
              ? new PromptedBehaviour(o, passage, cameras, looks, wakes, plan.looking())
              : o.behaviour();
      reactions.add(
          new Reaction(
              new Occupant(o.number(), o.person(), o.wear(), o.seat(), o.childSeat(), behaviour),
              takesOff));
    }
    changes.removeIf(t -> t >= passage.motion().end());
    List<Passage> parts = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    changes.add(NEVER);
    for (double to : changes) {
      double since = from;
      parts.add(
          new Passage(
              passage.number(),
              opens <= since ? opened(passage.vehicle()) : passage.vehicle(),
              passage.motion().during(since, to < NEVER ? Math.nextDown(to) : to),
              passage.headlightsOn(),
              reactions.stream().map(r -> r.at(since)).toList(),
              passage.documents(),
              passage.plants()));
      from = to;
    }
    return parts;
  }

  /** Somebody who looks and wakes by the behaviour, and takes off sunglasses at a time. */
  private record Reaction(Occupant occupant, double takesOff) {
    Occupant at(double time) {
      Occupant o = occupant;
      return takesOff <= time
          ? new Occupant(
              o.number(),
              o.person(),
              o.wear().withoutSunglasses(),
              o.seat(),
              o.childSeat(),
              o.behaviour())
          : o;
    }
  }

  /** How much later than at the first asking: not, or until the second, or never. */
  private static double wait(double share, PromptPlan plan, SplittableRandom random) {
    boolean first = random.nextDouble() < share;
    boolean second = random.nextDouble() < share;
    return first ? 0 : second ? plan.again() : NEVER;
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
}
