package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.vehicle.Vehicle;

/**
 * What is asked of one vehicle, one time after the other. At each, those who can do it and have not
 * yet do it at the rates of {@link PromptPlan}, whatever is asked later.
 *
 * @param askings in the order of their time, at least one
 */
public record Prompting(List<Asking> askings) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  public Prompting {
    askings = askings.stream().sorted(Comparator.comparingDouble(Asking::time)).toList();
    if (askings.isEmpty()) {
      throw new IllegalArgumentException("a prompting asks at least once");
    }
  }

  /** What is asked once. */
  public Prompting(double time, Set<Prompt> prompts) {
    this(List.of(new Asking(time, prompts)));
  }

  /**
   * What is asked at a time.
   *
   * @param time when, seconds as in {@link Motion}
   * @param prompts what, at least one thing
   */
  public record Asking(double time, Set<Prompt> prompts) {
    public Asking {
      if (prompts.isEmpty()) {
        throw new IllegalArgumentException("a prompting asks for something");
      }
      prompts = Collections.unmodifiableSet(EnumSet.copyOf(prompts));
    }

    private boolean asks(Prompt prompt) {
      return prompts.contains(prompt);
    }

    /** Whether it asks for nothing but to stop. */
    public boolean onlyToStop() {
      return prompts.equals(EnumSet.of(Prompt.STOP));
    }
  }

  /** Until this time the passage is as it would be without what was asked last. */
  public double begins(PromptPlan plan) {
    return askings.getLast().time() + plan.soonest();
  }

  /**
   * The way of the vehicle: one that would roll through may stop where that is asked, and one that
   * stands when its people are asked for something else stays until they could do it.
   *
   * @param seed of who reacts
   * @param vehicle its number
   * @return the usual way itself where nothing changes
   */
  Motion way(Motion usual, PromptPlan plan, long seed, int vehicle) {
    Motion way = usual;
    double kept = NEVER;
    for (int i = 0; i < askings.size(); i++) {
      Asking asking = askings.get(i);
      if (asking.asks(Prompt.STOP)) {
        SplittableRandom random = random(seed + 5, vehicle, i);
        if (random.nextDouble() < plan.stops()) {
          double from = asking.time() + delay(plan, random);
          way = way.halting(new Motion.Halt(from, plan.braking(), plan.standing()));
        }
      }
      if (!asking.onlyToStop()) {
        // who has pulled off by then is gone
        kept = Math.min(kept, asking.time() + plan.patience());
        way =
            way.staying(
                new Motion.Stay(
                    asking.time() + plan.soonest(), Math.min(asking.time() + plan.answer(), kept)));
      }
    }
    return way;
  }

  /**
   * The passage with people who react: one, or several that follow each other where windows are
   * opened, sunglasses, masks or helmets taken off. Until {@link #begins} nothing differs from what
   * was asked before.
   *
   * @param passage on its {@link #way}
   * @param cameras what can be looked at
   * @param seed of who reacts
   */
  public List<Passage> of(Passage passage, PromptPlan plan, List<Position> cameras, long seed) {
    List<Change> changes = new ArrayList<>();
    List<Occupant> occupants = new ArrayList<>(passage.occupants());
    for (int i = 0; i < askings.size(); i++) {
      Asking asking = askings.get(i);
      SplittableRandom random = random(seed, passage.number(), i);
      double done = asking.time() + plan.windowSeconds();
      if (random.nextDouble() < plan.opensWindows()) {
        changes.add(new Change(0, done, asking.prompts()));
      }
      for (int k = 0; k < occupants.size(); k++) {
        Occupant o = occupants.get(k);
        double looks = asking.time() + delay(plan, random);
        if (random.nextDouble() >= plan.looks() || !asking.asks(Prompt.LOOK_AT_CAMERA)) {
          looks = NEVER;
        }
        double wakes = done;
        if (random.nextDouble() >= plan.wakes() || !asking.asks(Prompt.WAKE_PASSENGERS)) {
          wakes = NEVER;
        }
        if (random.nextDouble() < plan.takesOff()) {
          changes.add(new Change(o.number(), done, asking.prompts()));
        }
        if (looks < NEVER || wakes < NEVER) {
          Behaviour reacts =
              new PromptedBehaviour(o, passage, cameras, looks, wakes, plan.looking());
          occupants.set(
              k, new Occupant(o.number(), o.person(), o.wear(), o.seat(), o.childSeat(), reacts));
        }
      }
    }
    return parts(passage, occupants, changes);
  }

  /**
   * What changes at a time and stays so.
   *
   * @param occupant who takes something off; 0 where windows are opened
   * @param prompts of which this does what it can
   */
  private record Change(int occupant, double time, Set<Prompt> prompts) {}

  private static List<Passage> parts(
      Passage passage, List<Occupant> occupants, List<Change> changes) {
    SortedSet<Double> times = new TreeSet<>(List.of(Double.NEGATIVE_INFINITY));
    changes.forEach(c -> times.add(c.time()));
    times.removeIf(t -> t >= passage.motion().end());
    List<Passage> parts = new ArrayList<>();
    for (double since : times) {
      Vehicle vehicle = passage.vehicle();
      List<Occupant> now = new ArrayList<>(occupants);
      for (Change c : changes) {
        if (c.time() > since) {
          continue;
        }
        if (c.occupant() == 0) {
          vehicle = opened(vehicle, c.prompts());
        } else {
          now.replaceAll(o -> o.number() == c.occupant() ? bared(o, c.prompts()) : o);
        }
      }
      if (!parts.isEmpty()) {
        Passage before = parts.getLast();
        if (before.vehicle().equals(vehicle) && before.occupants().equals(now)) {
          continue;
        }
        parts.set(
            parts.size() - 1,
            before.with(before.motion().during(Double.NEGATIVE_INFINITY, Math.nextDown(since))));
      }
      parts.add(
          new Passage(
              passage.number(),
              vehicle,
              passage.motion().during(since, NEVER),
              passage.headlightsOn(),
              now,
              passage.documents(),
              passage.plants()));
    }
    return parts;
  }

  /** The randomness of an asking, the same whatever is asked before or after. */
  private static SplittableRandom random(long seed, int vehicle, int asking) {
    return new SplittableRandom(seed * 1_000_003 + vehicle * 7919L + asking * 104_729L + 17)
        .split();
  }

  /** How long after an asking somebody begins to react. */
  private static double delay(PromptPlan plan, SplittableRandom random) {
    return plan.soonest() + random.nextDouble() * (plan.latest() - plan.soonest());
  }

  /** Without what is asked to be taken off. */
  private static Occupant bared(Occupant o, Set<Prompt> prompts) {
    Wear bared = o.wear();
    if (prompts.contains(Prompt.REMOVE_SUNGLASSES)) {
      bared = bared.withoutSunglasses();
    }
    if (prompts.contains(Prompt.UNCOVER_FACE)) {
      bared = bared.withoutMask();
    }
    if (prompts.contains(Prompt.REMOVE_HELMET)) {
      bared = bared.withoutHelmet();
    }
    return new Occupant(o.number(), o.person(), bared, o.seat(), o.childSeat(), o.behaviour());
  }

  /** With the panes that are asked for gone into the doors; itself where none is there. */
  private static Vehicle opened(Vehicle v, Set<Prompt> prompts) {
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
