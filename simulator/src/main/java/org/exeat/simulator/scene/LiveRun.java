package org.exeat.simulator.scene;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exeat.capture.Frame;

/**
 * Shows simulated frames at the pace of their own time, as live cameras do: a frame whose time has
 * not come is waited for, and one that is ready too late is shown at once and moves all later ones.
 * The time between vehicles is left out.
 */
public final class LiveRun {
  /** A pause that is longer than this is cut to it. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final SimulatedFrames frames;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<String, Long> shown = new HashMap<>();

  /** Waits; {@code Thread.sleep} but in tests. */
  public interface Sleeper {
    /** Waits that long. */
    void sleep(Duration time) throws InterruptedException;
  }

  /** Where the frames go. */
  public interface Screen {
    /** Shows a frame. */
    void show(Frame frame) throws IOException;
  }

  public LiveRun(SimulatedFrames frames, InstantSource clock, Sleeper sleeper) {
    this.frames = frames;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Shows all frames; returns when they have ended.
   *
   * @param screen gets each frame with the time at which it is shown
   */
  public void show(Screen screen) throws IOException, InterruptedException {
    Instant due = clock.instant();
    Instant last = Instant.MIN;
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      Frame frame = next.get();
      Instant own = frame.time();
      if (!last.equals(Instant.MIN)) {
        Duration gap = Duration.between(last, own);
        gap = gap.isNegative() ? Duration.ZERO : gap;
        due = due.plus(gap.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : gap);
      }
      last = own;
      Duration wait = Duration.between(clock.instant(), due);
      if (wait.isPositive()) {
        sleeper.sleep(wait);
      } else {
        due = clock.instant();
      }
      long sequence = shown.merge(frame.camera(), 1L, Long::sum) - 1;
      screen.show(new Frame(frame.camera(), sequence, due, frame.image()));
    }
  }
}
