package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
   * @param first number of its first passage
   * @param size passages
   * @param shots in the order of their time
   */
  record Part(int number, LocalDate date, int first, int size, List<Shot> shots) {
    Part {
      shots = List.copyOf(shots);
    }
  }

  /**
   * One frame to take.
   *
   * @param sequence of the camera's frames in the run, from 0
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
              shots(scene.lane(), c, next)));
    }
    return new RunPlan(scene, traffic, parts, Collections.emptySortedMap());
  }

  /**
   * What differs from this plan where vehicles are prompted: the frames of each from the moment on
   * at which its people may react. All else is as it was.
   *
   * @param asked by the vehicle's number
   */
  RunPlan prompted(Map<Integer, Prompting> asked) {
    List<Part> changed = new ArrayList<>();
    for (Part part : parts) {
      Cluster cluster = cluster(part);
      List<Shot> shots =
          part.shots().stream()
              .filter(s ->
                  asked.entrySet().stream()
                      .anyMatch(e ->
                          s.time() >= e.getValue().begins(PromptPlan.ASSUMED)
                              && cluster.passages().stream()
                                  .anyMatch(p ->
                                      p.number() == e.getKey()
                                          && inTrigger(scene.lane(), p, s.time()))))
              .toList();
      if (!shots.isEmpty()) {
        changed.add(new Part(part.number(), part.date(), part.first(), part.size(), shots));
      }
    }
    return new RunPlan(scene, traffic, changed, new TreeMap<>(asked));
  }

  /** Frames at whole multiples of each camera's period while a front is within the trigger. */
  private static List<Shot> shots(Lane lane, Cluster cluster, long[] next) {
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      LaneCamera camera = lane.cameras().get(i);
      long from = (long) Math.ceil(cluster.begin() * camera.frameRate());
      long to = (long) Math.floor(cluster.end() * camera.frameRate());
      for (long tick = from; tick <= to; tick++) {
        double time = tick / camera.frameRate();
        if (triggered(lane, cluster, time)
            && (tick % camera.stillEvery() == 0 || moves(lane, cluster, time))) {
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
    List<Passage> passages = new ArrayList<>();
    Iterator<Passage> from = traffic.from(part.first());
    for (int i = 0; i < part.size(); i++) {
      Passage passage = from.next();
      Prompting prompting = promptings.get(passage.number());
      if (prompting == null) {
        passages.add(passage);
      } else {
        passages.addAll(
            prompting.of(
                passage,
                PromptPlan.ASSUMED,
                LaneSet.stretch(scene.lane()).cameras(),
                scene.seed()));
      }
    }
    return new Cluster(part.number(), part.date(), passages);
  }
}
