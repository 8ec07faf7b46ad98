package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;

/**
 * Which of a lane's cameras do not see, now and while a vehicle was there, and whether there is no
 * time for most of what they see. For use by one thread.
 */
final class CameraOutages {
  /** Over which time frames are looked at that were dropped. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** How far apart the sums of frames are that are kept for it. */
  private static final Duration STEP = Duration.ofMillis(500);

  private final Set<String> cameras;
  private final Map<String, Trouble> troubled = new HashMap<>();
  private final Set<String> unfit = new HashSet<>();
  private final Deque<Sum> sums = new ArrayDeque<>();
  private final Map<String, Duration> out = new HashMap<>();
  private final Map<String, Trouble> why = new HashMap<>();
  private Optional<Instant> began = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /** Frames of all cameras since they were opened. */
  private record Sum(Instant time, long came, long dropped) {}

  CameraOutages(Lane lane) {
    cameras = lane.cameras().stream().map(LaneCamera::name).collect(Collectors.toSet());
  }

  /** A vehicle comes. */
  void begin(Instant now) {
    began = Optional.of(now);
    last = began;
    out.clear();
    why.clear();
  }

  /**
   * Hears how the cameras that are read do. One of the lane's that is not among them is not
   * connected.
   *
   * @return the same with those whose pictures have another size
   */
  List<FeedHealth> hear(List<FeedHealth> health, Instant now) {
    count(now);
    troubled.clear();
    cameras.forEach(c -> troubled.put(c, Trouble.NOT_CONNECTED));
    List<FeedHealth> all = new ArrayList<>();
    for (FeedHealth h : health) {
      troubled.remove(h.camera());
      h.trouble().ifPresent(t -> troubled.put(h.camera(), t));
      all.add(h.trouble().isEmpty() && unfit.contains(h.camera()) ? h.with(Trouble.UNFIT) : h);
    }
    if (sums.isEmpty() || !sums.getLast().time().plus(STEP).isAfter(now)) {
      sums.add(
          new Sum(
              now,
              health.stream().mapToLong(FeedHealth::frames).sum(),
              health.stream().mapToLong(FeedHealth::dropped).sum()));
    }
    while (sums.size() > 2 && sums.getFirst().time().plus(WINDOW).isBefore(now)) {
      sums.removeFirst();
    }
    return all;
  }

  /** A camera's picture has another size than the lane's file says; whether it had not before. */
  boolean unfit(String camera, Instant now) {
    count(now);
    return unfit.add(camera);
  }

  /** A camera's picture fits. */
  void fits(String camera, Instant now) {
    count(now);
    unfit.remove(camera);
  }

  /** Adds the time since something was heard last. */
  private void count(Instant now) {
    last.ifPresent(before -> {
      Duration time = Duration.between(before, now);
      if (time.isPositive()) {
        named()
            .forEach((camera, trouble) -> {
              out.merge(camera, time, Duration::plus);
              why.put(camera, trouble);
            });
        last = Optional.of(now);
      }
    });
  }

  private Map<String, Trouble> named() {
    Map<String, Trouble> named = new HashMap<>(troubled);
    unfit.forEach(camera -> named.putIfAbsent(camera, Trouble.UNFIT));
    named.keySet().retainAll(cameras);
    return named;
  }

  /** What keeps the cameras from seeing now. */
  Degradation now() {
    return degradation(named());
  }

  /** The same of a whole passage: cameras that were out for half of its time at least. */
  Degradation passage(Instant end) {
    count(end);
    Duration half = began.map(b -> Duration.between(b, end).dividedBy(2)).orElse(Duration.ZERO);
    Map<String, Trouble> named = new HashMap<>(why);
    named.keySet().removeIf(c -> out.getOrDefault(c, Duration.ZERO).compareTo(half) < 0);
    return degradation(named);
  }

  private Degradation degradation(Map<String, Trouble> named) {
    return new Degradation(named, (double) named.size() / cameras.size(), late());
  }

  /** Whether most frames of the last seconds were dropped. */
  private boolean late() {
    if (sums.size() < 2) {
      return false;
    }
    long came = sums.getLast().came() - sums.getFirst().came();
    long dropped = sums.getLast().dropped() - sums.getFirst().dropped();
    return came > 0 && 2 * dropped > came;
  }
}
