package org.exeat.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneFeeds;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PushCamera;
import org.exeat.capture.TimedFrame;
import org.exeat.capture.VideoSource;

/**
 * A lane's live cameras, watched until the thread is interrupted, which closes the vehicle that is
 * there.
 */
final class LiveLane {
  /** How long a signal waits where no camera sends anything. */
  private static final Duration TICK = Duration.ofMillis(200);

  private final Map<String, LaneFeeds.Opener> cameras = new LinkedHashMap<>();
  private final Map<String, PushCamera> pushed = new LinkedHashMap<>();
  private final Observer observer;
  private final Duration pace;

  /** Hears how a lane does. All is called by the thread that watches. */
  interface Observer {
    /** A picture that is about to be looked at. */
    default void frame(TimedFrame frame) {}

    /** How all cameras do, after every picture, and while none comes. */
    default void cameras(List<FeedHealth> health) {}

    /** What is wrong with a camera, when that changes. */
    void trouble(String words);

    /**
     * A picture could not be looked at: said once until one can again. The lane goes on without it,
     * unless this throws.
     */
    void broken(RuntimeException cause);
  }

  /**
   * @param pace of {@link LaneWatch}
   */
  LiveLane(Observer observer, Duration pace) {
    this.observer = observer;
    this.pace = pace;
  }

  /** Adds a camera that is read. */
  void addStream(String camera, String address) {
    cameras.put(
        camera,
        () -> VideoSource.open(camera, address, VideoSource.Options.live(InstantSource.system())));
  }

  /** Adds a camera that sends its pictures. */
  void addPushed(String name) {
    PushCamera camera = new PushCamera(name);
    pushed.put(name, camera);
    cameras.put(name, camera::open);
  }

  /** Cameras that send their pictures, by name. */
  Map<String, PushCamera> pushed() {
    return Map.copyOf(pushed);
  }

  /** Watches. */
  void watch(LaneCapture capture, LaneWatch.Trigger trigger, Consumer<Event> listener) {
    LaneWatch watch = new LaneWatch(capture, trigger, listener, pace);
    Map<String, String> said = new HashMap<>();
    boolean whole = true;
    try (LaneFeeds feeds =
        new LaneFeeds(cameras, LaneFeeds.Options.USUAL, InstantSource.system())) {
      while (!Thread.interrupted()) { // which next() does not look at while frames wait
        Optional<TimedFrame> frame = feeds.next(TICK);
        // before the frame: a vehicle that it begins is told of the cameras from then on
        List<FeedHealth> health = watch.cameras(feeds.health(), InstantSource.system().instant());
        observer.cameras(health);
        if (frame.isPresent()) {
          observer.frame(frame.get());
          whole = looked(watch, frame.get(), whole);
        } else {
          watch.tick(InstantSource.system().instant());
        }
        health.forEach(h -> trouble(h, said));
      }
    } catch (InterruptedException e) {
      // as above
    } finally {
      watch.close(InstantSource.system().instant());
    }
  }

  private boolean looked(LaneWatch watch, TimedFrame frame, boolean before) {
    try {
      watch.add(frame);
      return true;
    } catch (RuntimeException e) {
      if (before) {
        observer.broken(e);
      }
      return false;
    }
  }

  /** Says what is wrong with a camera, and why, when that changes. */
  private void trouble(FeedHealth health, Map<String, String> said) {
    Optional<String> now =
        health.trouble().map(t -> t + health.words().map(w -> ", " + w).orElse(""));
    Optional<String> before =
        Optional.ofNullable(
            now.isEmpty() ? said.remove(health.camera()) : said.put(health.camera(), now.get()));
    if (!now.equals(before)) {
      observer.trouble("camera " + health.camera() + ": " + now.orElse("all is well"));
    }
  }
}
