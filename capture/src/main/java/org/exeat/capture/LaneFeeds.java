package org.exeat.capture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The live cameras of one lane. Each is read by a thread of its own; {@link #next} gives the newest
 * frame of the camera that has waited longest, so that a slow reader sees all cameras, none of them
 * late, and nothing ever queues. A camera that breaks, freezes, goes black or falls silent is said
 * in {@link #health} and comes back without a restart. Safe for use by several threads.
 */
public final class LaneFeeds implements AutoCloseable {
  private static final Duration WATCH = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final List<CameraFeed> feeds = new ArrayList<>();
  private final InstantSource clock;
  private final Thread watchdog;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean closed;

  /** Opens a camera's source, anew each time. */
  @FunctionalInterface
  public interface Opener {
    /** Opens; may take as long as the source's own timeouts allow. */
    FrameSource open() throws IOException, InterruptedException;
  }

  /** Waits; {@code Thread.sleep} but in tests. */
  @FunctionalInterface
  public interface Sleeper {
    /** Waits that long. */
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * How feeds are kept up.
   *
   * @param firstPause before a broken source is opened again; doubled each time that gave no frame
   * @param longestPause that it is doubled up to
   * @param silence after which a source that says nothing is opened again
   * @param patience how long a picture may stay equal or black before it is called so; longer than
   *     the distance of key frames of a video, which may repeat a still picture exactly
   * @param sleeper that makes the pauses
   */
  public record Options(
      Duration firstPause,
      Duration longestPause,
      Duration silence,
      Duration patience,
      Sleeper sleeper) {
    /** Half a second up to half a minute; five seconds of silence; twelve of the same picture. */
    public static final Options USUAL =
        new Options(
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            Thread::sleep);

    public Options {
      if (!firstPause.isPositive()
          || longestPause.compareTo(firstPause) < 0
          || !silence.isPositive()
          || !patience.isPositive()) {
        throw new IllegalArgumentException(
            "pauses, silence and patience are above zero, and the longest pause is the longest");
      }
    }
  }

  /**
   * Starts reading all cameras.
   *
   * @param cameras name in the lane to its source; none is allowed, {@link #next} then gives
   *     nothing
   * @param clock the host's
   */
  public LaneFeeds(Map<String, Opener> cameras, Options options, InstantSource clock) {
    this.clock = clock;
    cameras.forEach(
        (name, opener) -> feeds.add(new CameraFeed(name, opener, options, clock, this::signal)));
    feeds.forEach(CameraFeed::start);
    watchdog = Thread.ofPlatform().daemon().name("cameras-watchdog").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      for (CameraFeed feed : feeds) {
        try {
          feed.watch(clock.instant());
        } catch (RuntimeException e) {
          // a source that cannot even be closed: its own thread will say what is wrong with it
          continue;
        }
      }
      try {
        Thread.sleep(WATCH);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next frame.
   *
   * @param wait how long to wait for one
   * @return empty where none came in time, or this was closed
   */
  public Optional<TimedFrame> next(Duration wait) throws InterruptedException {
    long left = wait.toNanos();
    lock.lock();
    try {
      while (!closed) {
        Optional<TimedFrame> frame = oldest();
        if (frame.isPresent() || left <= 0) {
          return frame;
        }
        left = changed.awaitNanos(left);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<TimedFrame> oldest() {
    @Nullable CameraFeed first = null;
    Instant least = Instant.MAX;
    for (CameraFeed feed : feeds) {
      Instant taken = feed.waiting().orElse(Instant.MAX);
      if (taken.isBefore(least)) {
        least = taken;
        first = feed;
      }
    }
    return first == null ? Optional.empty() : first.take();
  }

  /** How each camera does, in the order given. */
  public List<FeedHealth> health() {
    Instant now = clock.instant();
    return feeds.stream().map(f -> f.health(now)).toList();
  }

  /** Ends all reading; returns when the cameras are closed, within some seconds. */
  @Override
  public void close() {
    closed = true;
    watchdog.interrupt();
    feeds.forEach(CameraFeed::close);
    signal();
    try {
      for (CameraFeed feed : feeds) {
        feed.join(CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
