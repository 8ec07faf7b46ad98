package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PromptPlan;
import org.exeat.simulator.traffic.Prompting;
import org.exeat.simulator.traffic.Traffic;

/**
 * What a run will draw, known before anything is drawn: which vehicles are in the lane together,
 * and the frames that each camera takes of them.
 *
 * @param traffic whose passages they are
 * @param parts in order
 * @param promptings what is asked of vehicles, by their number
 */
record RunPlan(
    Scene scene, Traffic traffic, List<Part> parts, SortedMap<Integer, Prompting> promptings) {
  RunPlan {
    parts = List.copyOf(parts);
    promptings = Collections.unmodifiableSortedMap(new TreeMap<>(promptings));
  }

  /** Faster than this a vehicle moves, metres per second. */
  private static final double MOVES = .05;

  /**
   * A cluster and its frames.
   *
   * @param number of the cluster, or of the vehicle that is prompted; the part's file is called so
   * @param first number of its first passage
   * @param size passages
   * @param prompted the only vehicle of the cluster that is asked for something; empty where none
   *     is
   * @param shots in the order of their time
   */
  record Part(
      int number,
      LocalDate date,
      int first,
      int size,
      Optional<Integer> prompted,
      List<Shot> shots) {
    Part {
      shots = List.copyOf(shots);
    }
  }

  /**
   * One frame to take.
   *
   * @param sequence of the camera's frames in the run, from 0; in a prompted one it goes on
   * @param time seconds since midnight of the part's day
   */
  record Shot(LaneCamera camera, long sequence, double time) {}

  /** Frames of all parts. */
  int shots() {
    return parts.stream().mapToInt(p -> p.shots().size()).sum();
  }

  /**
   * Plans.
   *
   * @param vehicles how many, 1 and more
   */
  static RunPlan of(Scene scene, int vehicles) {
    return of(scene, vehicles, TrafficShare.WHOLE);
  }

  /**
   * Plans a share of what {@link #of(Scene, int)} plans.
   *
   * @param vehicles of the whole, 1 and more
   */
  static RunPlan of(Scene scene, int vehicles, TrafficShare share) {
    Traffic traffic =
        Traffic.sampled(
            scene.traffic(),
            scene.seed(),
            LaneSet.stretch(scene.lane()),
            time ->
                Daylight.isNight(
                    LaneSet.sun(scene.world(), scene.world().dates().getFirst(), time)),
            vehicles);
    List<Passage> passages = new ArrayList<>();
    traffic.forEach(passages::add);
    List<Part> parts = new ArrayList<>();
    long[] next = new long[scene.lane().cameras().size()];
    for (Cluster c : Cluster.split(passages, scene.world().dates())) {
      parts.add(
          new Part(
              c.number(),
              c.date(),
              c.passages().getFirst().number(),
              c.passages().size(),
              Optional.empty(),
              shots(scene.lane(), c, next, t -> triggered(scene.lane(), c, t))));
    }
    parts.removeIf(p -> !share.has(p.number()));
    return new RunPlan(scene, traffic, parts, Collections.emptySortedMap());
  }

  /**
   * What differs from this plan where vehicles are prompted: the frames of each from the moment on
   * at which its people may react to what they were asked last, numbered after all frames of this
   * plan; none of one that was asked to stop and stops anyway, or never. Each is asked in traffic
   * of its own, in which nobody else is asked; those behind it wait if it stays longer.
   *
   * @param asked by the vehicle's number
   */
  RunPlan prompted(Map<Integer, Prompting> asked) {
    RunPlan plan = new RunPlan(scene, traffic, List.of(), new TreeMap<>(asked));
    long[] next = new long[scene.lane().cameras().size()];
    for (int i = 0; i < next.length; i++) {
      LaneCamera camera = scene.lane().cameras().get(i);
      next[i] =
          parts.stream()
              .flatMap(p -> p.shots().stream())
              .filter(s -> s.camera().equals(camera))
              .mapToLong(s -> s.sequence() + 1)
              .max()
              .orElse(0);
    }
    List<Part> changed = new ArrayList<>();
    for (Map.Entry<Integer, Prompting> e : plan.promptings().entrySet()) {
      int vehicle = e.getKey();
      double begins = e.getValue().begins(PromptPlan.ASSUMED);
      Part usual =
          parts.stream()
              .filter(p -> vehicle >= p.first() && vehicle < p.first() + p.size())
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no vehicle " + vehicle));
      Part part =
          new Part(
              vehicle, usual.date(), usual.first(), usual.size(), Optional.of(vehicle), List.of());
      Cluster cluster = plan.cluster(part);
      if (e.getValue().askings().getLast().onlyToStop() && !goesElsewhere(cluster, vehicle)) {
        continue;
      }
      List<Shot> shots =
          shots(
              scene.lane(),
              cluster,
              next,
              t ->
                  t >= begins
                      && cluster.passages().stream()
                          .anyMatch(p -> p.number() == vehicle && inTrigger(scene.lane(), p, t)));
      if (!shots.isEmpty()) {
        changed.add(
            new Part(vehicle, part.date(), part.first(), part.size(), part.prompted(), shots));
      }
    }
    return new RunPlan(scene, traffic, changed, plan.promptings());
  }

  /** Whether a vehicle that was asked to stop goes another way for it. */
  private boolean goesElsewhere(Cluster cluster, int vehicle) {
    double usual = traffic.passage(vehicle).motion().end();
    return cluster.passages().stream()
        .anyMatch(p -> p.number() == vehicle && p.motion().end() > usual);
  }

  /** Frames at whole multiples of each camera's period at the times that are wanted. */
  private static List<Shot> shots(Lane lane, Cluster cluster, long[] next, DoublePredicate wanted) {
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      LaneCamera camera = lane.cameras().get(i);
      long from = (long) Math.ceil(cluster.begin() * camera.frameRate());
      long to = (long) Math.floor(cluster.end() * camera.frameRate());
      for (long tick = from; tick <= to; tick++) {
        double time = tick / camera.frameRate();
        if (wanted.test(time) && (tick % camera.stillEvery() == 0 || moves(lane, cluster, time))) {
          shots.add(new Shot(camera, next[i]++, time));
        }
      }
    }
    shots.sort(Comparator.comparingDouble(Shot::time));
    return shots;
  }

  static boolean triggered(Lane lane, Cluster cluster, double time) {
    return cluster.passages().stream().anyMatch(p -> inTrigger(lane, p, time));
  }

  private static boolean moves(Lane lane, Cluster cluster, double time) {
    return cluster.passages().stream()
        .anyMatch(p -> inTrigger(lane, p, time) && p.motion().speed(time) > MOVES);
  }

  private static boolean inTrigger(Lane lane, Passage p, double time) {
    double front = p.motion().front(time);
    return time >= p.motion().begin()
        && time <= p.motion().end()
        && front >= lane.trigger().from()
        && front <= lane.trigger().to();
  }

  /** The passages of a part, built anew. */
  Cluster cluster(Part part) {
    Map<Integer, Prompting> one = new TreeMap<>();
    part.prompted().ifPresent(v -> one.put(v, asked(v)));
    List<Passage> passages = new ArrayList<>();
    Iterator<Passage> from = traffic.from(part.first(), one, PromptPlan.ASSUMED);
    for (int i = 0; i < part.size(); i++) {
      Passage passage = from.next();
      if (part.prompted().filter(v -> v == passage.number()).isPresent()) {
        passages.addAll(
            asked(passage.number())
                .of(
                    passage,
                    PromptPlan.ASSUMED,
                    LaneSet.stretch(scene.lane()).cameras(),
                    scene.seed()));
      } else {
        passages.add(passage);
      }
    }
    return new Cluster(part.number(), part.date(), passages);
  }

  private Prompting asked(int vehicle) {
    Prompting asked = promptings.get(vehicle);
    if (asked == null) {
      throw new IllegalStateException("vehicle " + vehicle + " is asked for nothing");
    }
    return asked;
  }
}
