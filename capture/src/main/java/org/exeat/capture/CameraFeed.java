package org.exeat.capture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.exeat.capture.FeedHealth.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * One live camera: a thread of its own reads its frames and keeps the newest one only, so that
 * nothing ever queues; one that was not taken in time is dropped and counted. Where the source
 * breaks, ends, or says nothing, it is opened again after a pause that doubles each time. All
 * methods are safe for use by several threads.
 */
final class CameraFeed {
  private final String camera;
  private final LaneFeeds.Opener opener;
  private final LaneFeeds.Options options;
  private final InstantSource clock;
  private final Runnable arrived;
  private final Thread reader;

  // all below are guarded by this
  private @Nullable FrameSource source;
  private @Nullable TimedFrame newest;

  /** When the first of the frames was taken that nobody took since. */
  private @Nullable Instant waitingSince;

  private Optional<Trouble> trouble = Optional.of(Trouble.NOT_CONNECTED);
  private Optional<String> words = Optional.empty();
  private @Nullable Instant lastArrival;
  private @Nullable Instant openedAt;
  private long frames;
  private long dropped;
  private long lost;
  private long connections;
  private boolean closed;

  /** Whether the watchdog closed the source, whose end is then no news. */
  private boolean silenced;

  /**
   * @param arrived is run after each frame, outside of any lock
   */
  CameraFeed(
      String camera,
      LaneFeeds.Opener opener,
      LaneFeeds.Options options,
      InstantSource clock,
      Runnable arrived) {
    this.camera = camera;
    this.opener = opener;
    this.options = options;
    this.clock = clock;
    this.arrived = arrived;
    reader = Thread.ofPlatform().daemon().name("camera-" + camera).unstarted(this::run);
  }

  void start() {
    reader.start();
  }

  private void run() {
    ClockAlignment alignment = new ClockAlignment();
    Duration pause = options.firstPause();
    while (!isClosed()) {
      long before = health(clock.instant()).frames();
      try {
        read(alignment);
        broke("the stream has ended");
      } catch (IOException e) {
        broke(String.valueOf(e.getMessage()));
      } catch (RuntimeException | Error e) {
        // a frame too large for the memory, a native library that fails: of this camera only
        broke(e.toString());
      } catch (InterruptedException e) {
        return;
      }
      // a source that gave frames has earned a quick second try
      pause = health(clock.instant()).frames() > before ? options.firstPause() : pause;
      try {
        options.sleeper().sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(options.longestPause()) > 0 ? options.longestPause() : pause;
    }
  }

  private void read(ClockAlignment alignment) throws IOException, InterruptedException {
    PictureWatch watch = new PictureWatch(options.patience());
    try (FrameSource opened = opener.open()) {
      if (!began(opened)) {
        return;
      }
      alignment.restart();
      long expected = -1;
      for (Optional<Frame> next = opened.next(); next.isPresent(); next = opened.next()) {
        Frame frame = next.get();
        Instant now = clock.instant();
        TimedFrame timed = new TimedFrame(frame, alignment.align(frame.time(), now));
        Optional<Trouble> seen = watch.look(frame.image(), now);
        long missing = expected < 0 ? 0 : Math.max(0, frame.sequence() - expected);
        expected = frame.sequence() + 1;
        keep(timed, now, seen, missing);
        arrived.run();
      }
    }
  }

  private synchronized boolean began(FrameSource opened) {
    if (closed) {
      return false;
    }
    source = opened;
    connections++;
    openedAt = clock.instant();
    return true;
  }

  private synchronized void keep(
      TimedFrame frame, Instant now, Optional<Trouble> seen, long missing) {
    dropped += newest == null ? 0 : 1;
    waitingSince = newest == null ? frame.taken() : waitingSince;
    newest = frame;
    frames++;
    lost += missing;
    lastArrival = now;
    if (!silenced) {
      trouble = seen;
      words = Optional.empty();
    }
  }

  private synchronized void broke(String why) {
    source = null;
    if (!silenced) {
      trouble = Optional.of(connections == 0 ? Trouble.NOT_CONNECTED : Trouble.BROKEN);
      words = Optional.of(why);
    }
    silenced = false;
  }

  /** Closes a source that has said nothing for too long, so that it is opened again. */
  void watch(Instant now) {
    FrameSource silent = null;
    synchronized (this) {
      Instant since = lastArrival;
      if (source != null && openedAt != null && (since == null || since.isBefore(openedAt))) {
        since = openedAt;
      }
      if (source != null && since != null && now.isAfter(since.plus(options.silence()))) {
        trouble = Optional.of(Trouble.SILENT);
        words = Optional.of("nothing came for " + options.silence().toMillis() + " ms");
        silenced = true;
        silent = source;
        source = null;
      }
    }
    if (silent != null) {
      silent.close();
    }
  }

  /** Since when a frame has waited to be taken, whichever; empty where there is none. */
  synchronized Optional<Instant> waiting() {
    return Optional.ofNullable(waitingSince);
  }

  /** Takes the newest frame away. */
  synchronized Optional<TimedFrame> take() {
    Optional<TimedFrame> frame = Optional.ofNullable(newest);
    newest = null;
    waitingSince = null;
    return frame;
  }

  synchronized FeedHealth health(Instant now) {
    return new FeedHealth(
        camera,
        trouble,
        words,
        frames,
        dropped,
        lost,
        connections,
        Optional.ofNullable(lastArrival).map(last -> Duration.between(last, now)));
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  void close() {
    FrameSource open;
    synchronized (this) {
      closed = true;
      open = source;
      source = null;
    }
    reader.interrupt();
    if (open != null) {
      open.close();
    }
  }

  void join(Duration wait) throws InterruptedException {
    if (reader.getState() != Thread.State.NEW) {
      reader.join(wait);
    }
  }
}
