package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives frames their time from a stream's time stamps. A file's stamps count from its start; a live
 * stream's first frame has the time of its arrival, and the others their distance from it, which
 * jitters less than arrivals do. Where live stamps jump, as after the restart of a camera, they are
 * tied to the arrival anew. For use by one thread.
 */
final class StreamClock {
  /** A live stream that was silent longer ends in a time-out before (seconds). */
  private static final Duration LARGEST_STEP = Duration.ofSeconds(60);

  private static final Duration LARGEST_STEP_BACK = Duration.ofSeconds(1);

  private final InstantSource arrival;
  private final boolean live;
  private Instant origin;
  private Instant last = Instant.MIN;

  private StreamClock(InstantSource arrival, boolean live, Instant origin) {
    this.arrival = arrival;
    this.live = live;
    this.origin = origin;
  }

  /** For a file whose stamp 0 has this time. */
  static StreamClock from(Instant start) {
    return new StreamClock(() -> start, false, start);
  }

  /** For a live stream; the clock is read when a frame arrives that starts a new count. */
  static StreamClock live(InstantSource arrival) {
    return new StreamClock(arrival, true, Instant.MIN);
  }

  /**
   * The time of the next frame.
   *
   * @param stamp since the stream's zero
   * @return empty where it is not after the frame before, which then is the better one
   */
  Optional<Instant> at(Duration stamp) {
    if (last.equals(Instant.MIN)) {
      if (live) {
        origin = arrival.instant().minus(stamp);
      }
    } else if (live) {
      Duration step = Duration.between(last, origin.plus(stamp));
      if (step.compareTo(LARGEST_STEP) > 0 || step.compareTo(LARGEST_STEP_BACK.negated()) < 0) {
        origin = arrival.instant().minus(stamp);
      }
    }
    Instant time = origin.plus(stamp);
    if (!time.isAfter(last)) {
      return Optional.empty();
    }
    last = time;
    return Optional.of(time);
  }
}
