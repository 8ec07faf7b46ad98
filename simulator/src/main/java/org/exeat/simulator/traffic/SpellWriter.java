package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.exeat.domain.Position;
import org.exeat.simulator.people.Stance;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.VehicleKind;
import org.jspecify.annotations.Nullable;

/**
 * Draws what one occupant does during a passage. Spells have lengths of a gamma distribution of
 * shape 2, the first one is met somewhere in its midst, so that shares of time hold from the first
 * moment on. How far heads turn in each activity is assumed.
 */
final class SpellWriter {
  /** Peak speed of a turning head, radians per second, is drawn between these: assumed. */
  private static final double SLOWEST_TURN = Math.toRadians(150);

  private static final double FASTEST_TURN = Math.toRadians(300);

  /** The speed of an eased turn at its middle, over its mean speed. */
  private static final double PEAK = 1.5;

  private static final double SHORTEST_TURN = .25;

  /** Duration of a saccade: 21 ms and 2.2 ms a degree (Carpenter, Movements of the eyes, 1988). */
  private static final double SACCADE = .021;

  private static final double SACCADE_PER_RADIAN = .0022 * 180 / Math.PI;

  /** Spells go on this long before and after the passage, seconds. */
  private static final double MARGIN = 2;

  private static final double REACH_STEP = .1;

  /** A head follows what passes by no faster than this, radians per second: assumed. */
  private static final double FOLLOWING = Math.toRadians(60);

  private final BehaviourPlan plan;
  private final Map<Activity, Double> shares;
  private final Situation situation;
  private final SplittableRandom random;
  private final List<Spell> spells = new ArrayList<>();

  private SpellWriter(
      BehaviourPlan plan,
      Map<Activity, Double> shares,
      Situation situation,
      SplittableRandom random) {
    this.plan = plan;
    this.shares = shares;
    this.situation = situation;
    this.random = random;
  }

  /**
   * @param driver whether the occupant drives, rides or walks
   * @param fixed what the occupant does all the time, null for anything
   */
  static Behaviour behaviour(
      BehaviourPlan plan,
      boolean driver,
      @Nullable Activity fixed,
      Situation situation,
      SplittableRandom random) {
    Map<Activity, Double> shares =
        driver
            ? plan.driver()
            : situation.age() < BehaviourPlan.CHILD_UNTIL ? plan.child() : plan.passenger();
    SpellWriter writer = new SpellWriter(plan, shares, situation, random);
    double begin = situation.motion().begin() - MARGIN;
    double end = situation.motion().end() + MARGIN;
    if (fixed != null) {
      writer.add(begin, end, fixed);
    } else {
      writer.write(begin, end);
    }
    Faces faces = Faces.draw(writer.spells, end, plan.smiles(), random);
    return new SpelledBehaviour(
        writer.spells,
        faces,
        (activity, time) -> writer.stance(driver, activity, time),
        random.nextInt());
  }

  private void write(double begin, double end) {
    List<Plain> plain = plainSpells(begin, end);
    double looks = plan.looksAtCamera() * Math.pow(plan.rowFactor(), situation.seat().row() - 1.0);
    boolean looker = random.nextDouble() < looks;
    double from = situation.motion().stands() + .4 + 1.6 * random.nextDouble();
    double to =
        Math.min(
            from + length(plan.spells().getOrDefault(Activity.CAMERA, 1.0)) + .8,
            Math.max(situation.motion().pullsOff(), from + 1));
    for (Plain one : looker ? interrupted(plain, from, to) : plain) {
      add(one.begin, one.end, one.activity);
    }
  }

  /** A spell before its aim is drawn. */
  private record Plain(double begin, double end, Activity activity) {}

  private List<Plain> plainSpells(double begin, double end) {
    Map<Activity, Double> starts = new EnumMap<>(Activity.class);
    shares.forEach((activity, share) ->
        starts.put(activity, share / plan.spells().getOrDefault(activity, 1.0)));
    List<Plain> plain = new ArrayList<>();
    Activity activity = Draws.choose(shares, random);
    double mean = plan.spells().getOrDefault(activity, 1.0);
    // what is left of a spell that is met by chance: part of one that is longer than most
    double time =
        begin + random.nextDouble() * (length(mean) + random.nextExponential() * mean / 2);
    plain.add(new Plain(begin, time, activity));
    while (time < end) {
      activity = Draws.choose(starts, random);
      double until = time + length(plan.spells().getOrDefault(activity, 1.0));
      plain.add(new Plain(time, until, activity));
      time = until;
    }
    return plain;
  }

  private double length(double mean) {
    return (random.nextExponential() + random.nextExponential()) * mean / 2;
  }

  /** With a look at the camera in between, unless somebody sleeps then. */
  private static List<Plain> interrupted(List<Plain> plain, double from, double to) {
    List<Plain> all = new ArrayList<>();
    for (Plain one : plain) {
      boolean meets = one.begin < to && one.end > from;
      if (!meets) {
        all.add(one);
        continue;
      }
      if (one.activity == Activity.SLEEPS) {
        return plain;
      }
      if (one.begin <= from) {
        all.add(new Plain(one.begin, from, one.activity));
        all.add(new Plain(from, to, Activity.CAMERA));
      }
      if (one.end > to) {
        all.add(new Plain(to, one.end, one.activity));
      }
    }
    return all;
  }

  private void add(double from, double to, Activity drawn) {
    // the spell before may have been drawn out until its turn was done
    double begin = spells.isEmpty() ? from : Math.max(from, spells.getLast().end());
    if (to <= begin) {
      return;
    }
    Activity activity = possible(drawn);
    Position camera = activity == Activity.CAMERA ? cameraFor(begin) : null;
    double reach = camera == null ? to : reach(camera, begin, to);
    if (activity == Activity.CAMERA && (camera == null || reach - begin < SHORTEST_TURN)) {
      activity = Activity.ELSEWHERE;
      camera = null;
      reach = to;
    }
    DoubleFunction<Aim> aim = aim(activity, camera, begin);
    if (spells.isEmpty()) {
      spells.add(new Spell(begin, reach, activity, aim, SHORTEST_TURN, SACCADE));
    } else {
      Aim last = spells.getLast().aimAt(begin);
      double peak = SLOWEST_TURN + (FASTEST_TURN - SLOWEST_TURN) * random.nextDouble();
      double turning = Math.max(SHORTEST_TURN, PEAK * last.turn(aim.apply(begin)) / peak);
      // what is aimed at moves on meanwhile
      turning = Math.max(turning, PEAK * last.turn(aim.apply(begin + turning)) / peak);
      double looking =
          Math.min(turning, SACCADE + SACCADE_PER_RADIAN * last.look(aim.apply(begin)));
      double end = Math.max(reach, begin + turning);
      spells.add(new Spell(begin, end, activity, aim, turning, looking));
    }
    double end = spells.getLast().end();
    if (end < to) {
      add(end, to, Activity.ROAD);
    }
  }

  private @Nullable Position cameraFor(double time) {
    return situation.nearestCamera(time);
  }

  /** Until when a camera stays in reach and can be followed. */
  private double reach(Position camera, double from, double to) {
    double time = from;
    while (time < to && situation.reaches(camera, time) && follows(camera, time)) {
      time += REACH_STEP;
    }
    return Math.min(time, to);
  }

  /**
   * When a camera passes by faster than a head follows; the look stays where it was then, also
   * while the head turns on to something else.
   */
  private double lost(Position camera, double from) {
    double time = from;
    while (time < situation.motion().end() + MARGIN && follows(camera, time)) {
      time += REACH_STEP;
    }
    return time;
  }

  private boolean follows(Position camera, double time) {
    Aim next = situation.towards(camera, time + REACH_STEP);
    return situation.towards(camera, time).turn(next) <= FOLLOWING * REACH_STEP;
  }

  private Activity possible(Activity drawn) {
    boolean seated = Fleet.hasCabin(situation.kind());
    return switch (drawn) {
      case PHONE -> seated || situation.kind() == VehicleKind.FOOT ? Activity.PHONE : Activity.ROAD;
      case SLEEPS -> seated ? Activity.SLEEPS : Activity.ROAD;
      case NEIGHBOUR ->
          seated && situation.hasNeighbour() ? Activity.NEIGHBOUR : Activity.ELSEWHERE;
      case COVERS_FACE -> seated ? Activity.COVERS_FACE : Activity.ELSEWHERE;
      case ROAD, CAMERA, ELSEWHERE, HIDES, HOLDS_PRINT, HOLDS_SCREEN -> drawn;
    };
  }

  private DoubleFunction<Aim> aim(Activity activity, @Nullable Position camera, double from) {
    if (camera != null) {
      double lost = lost(camera, from);
      return time -> situation.towards(camera, Math.min(time, lost));
    }
    Aim still =
        switch (activity) {
          case ROAD, CAMERA -> Aim.straight(bell(5), rad(1) + bell(3), bell(2));
          case PHONE -> {
            double pitch = between(30, 45);
            double yaw = bell(6);
            yield new Aim(yaw, pitch, bell(3), yaw, pitch + between(5, 20), .03, 0);
          }
          case NEIGHBOUR -> {
            double yaw = situation.neighbourYaw(random.nextDouble());
            double sight = yaw + Math.signum(yaw) * between(0, 15);
            double lean = Math.signum(yaw) * .02;
            yield new Aim(yaw, bell(4), bell(4), sight, bell(4), 0, lean);
          }
          case SLEEPS -> {
            boolean down = random.nextDouble() < .3;
            double side = random.nextBoolean() ? 1 : -1;
            double pitch = down ? between(30, 45) : between(5, 20);
            double roll = side * (down ? between(0, 8) : between(12, 28));
            double yaw = side * between(5, 25);
            yield new Aim(yaw, pitch, roll, yaw, pitch, down ? .04 : 0, -side * .05);
          }
          case COVERS_FACE -> Aim.straight(bell(8), between(0, 15), bell(4));
          case ELSEWHERE -> {
            double yaw = between(-60, 60);
            double pitch = between(-8, 18);
            yield new Aim(yaw * .8, pitch, bell(4), yaw, pitch, 0, 0);
          }
          case HIDES -> Aim.straight(0, 0, 0);
          case HOLDS_PRINT, HOLDS_SCREEN -> Aim.straight(bell(2), bell(2), bell(1));
        };
    return time -> still;
  }

  private Stance stance(boolean driver, Activity activity, double time) {
    if (situation.seat().use() == Seat.Use.STANDING) {
      return situation.motion().speed(time) > .1 ? Stance.WALKING : Stance.STANDING;
    }
    if (situation.seat().use() == Seat.Use.RIDER) {
      return Stance.RIDING;
    }
    if (situation.childSeat()) {
      return Stance.CHILD_SEAT;
    }
    return switch (activity) {
      case PHONE -> Stance.PHONE;
      case COVERS_FACE -> Stance.HAND_BEFORE_FACE;
      case HOLDS_PRINT, HOLDS_SCREEN -> Stance.HOLDING_UP;
      case HIDES -> Stance.LYING;
      case ROAD, CAMERA, NEIGHBOUR, SLEEPS, ELSEWHERE -> driver ? Stance.DRIVING : Stance.SEATED;
    };
  }

  private double bell(double degrees) {
    return rad(Math.clamp(random.nextGaussian(), -2.5, 2.5) * degrees);
  }

  private double between(double least, double most) {
    return rad(least + (most - least) * random.nextDouble());
  }

  private static double rad(double degrees) {
    return Math.toRadians(degrees);
  }
}
