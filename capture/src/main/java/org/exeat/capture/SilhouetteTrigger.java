package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Box;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;

/**
 * Opens a passage when somebody on foot comes into the picture, closes it when nobody is there any
 * more, and tells how many people there were at once, whether their faces were seen or not. For use
 * by one thread.
 */
public final class SilhouetteTrigger implements LaneWatch.Trigger {
  /** A count holds when so many were seen for so long: shadows and arms are there for less. */
  private static final Duration STEADY = Duration.ofMillis(800);

  /** Somebody is there when somebody was seen in so many frames of a camera in a row. */
  private static final int FRAMES = 3;

  /** Height of a person at least, of the part of the picture where people are. */
  private static final double LEAST = .25;

  /** What is known of a camera. */
  private static final class Camera {
    private final SilhouetteCounter counter;
    private final Deque<Count> newest = new ArrayDeque<>();

    Camera(SilhouetteCounter counter) {
      this.counter = counter;
    }

    /** Whether nothing came for long before now. */
    boolean silent(Instant now, Duration gap) {
      return !newest.isEmpty() && Duration.between(newest.getLast().time, now).compareTo(gap) > 0;
    }

    /**
     * Takes the next count, and forgets those that are older than one that is older than needed.
     */
    void add(Count count) {
      newest.addLast(count);
      while (newest.size() > FRAMES
          && Duration.between(second().time, count.time).compareTo(STEADY) >= 0) {
        newest.removeFirst();
      }
    }

    private Count second() {
      return newest.stream().skip(1).findFirst().orElseThrow();
    }

    /** Whether somebody was there in the last frames. */
    boolean somebody() {
      return newest.size() >= FRAMES
          && newest.stream().skip(newest.size() - FRAMES).allMatch(c -> c.people > 0);
    }

    /** People who were there all the while. */
    int steady() {
      boolean longEnough =
          Duration.between(newest.getFirst().time, newest.getLast().time).compareTo(STEADY) >= 0;
      return longEnough ? newest.stream().mapToInt(c -> c.people).min().orElse(0) : 0;
    }
  }

  private record Count(Instant time, int people) {}

  private final Duration gap;
  private final Map<String, Camera> cameras = new LinkedHashMap<>();
  private Optional<Instant> seen = Optional.empty();
  private boolean there;
  private int number;
  private int most;

  /**
   * @param gap after which nobody is there any more
   * @throws IllegalArgumentException where others than people on foot pass the lane
   */
  public SilhouetteTrigger(Lane lane, Duration gap) {
    if (!lane.modes().equals(Set.of(Mode.FOOT))) {
      throw new IllegalArgumentException(
          "silhouettes are counted in lanes for people on foot, not where other modes pass");
    }
    this.gap = gap;
    for (LaneCamera c : lane.cameras()) {
      Box heads =
          new CameraView(c)
              .region(OccupantZone.of(lane))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "camera " + c.name() + " sees no place where people can be"));
      // bodies are seen below heads
      Box people = new Box(heads.x(), heads.y(), heads.width(), c.sensor().rows() - heads.y());
      cameras.put(c.name(), new Camera(new SilhouetteCounter(people, LEAST)));
    }
  }

  @Override
  public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
    return look(frame);
  }

  /** Who is there by a frame and those before it. */
  Optional<String> look(TimedFrame frame) {
    if (longAgo(frame.taken())) {
      there = false;
    }
    Camera camera = cameras.get(frame.frame().camera());
    if (camera != null) {
      if (camera.silent(frame.taken(), gap)) {
        camera.newest.clear(); // what was seen before an outage says nothing of now
      }
      camera.add(
          new Count(frame.taken(), camera.counter.count(frame.frame().image(), frame.taken())));
      if (camera.somebody()) {
        seen = Optional.of(frame.taken());
        number += there ? 0 : 1;
        most = Math.max(there ? most : 1, camera.steady());
        there = true;
      }
    }
    return there ? Optional.of(Integer.toString(number)) : Optional.empty();
  }

  private boolean longAgo(Instant now) {
    return seen.map(s -> Duration.between(s, now).compareTo(gap) > 0).orElse(true);
  }

  @Override
  public boolean gone(Instant now, String vehicle, PassageCapture passage) {
    return longAgo(now);
  }

  @Override
  public Map<Source, Integer> counts(String vehicle) {
    return vehicle.equals(Integer.toString(number)) ? Map.of(Source.SILHOUETTES, most) : Map.of();
  }
}
