package org.exeat.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * What the search for faces may cost in each frame.
 *
 * @param runs of the detector at most, 1 to {@link #MOST_RUNS}; where it is 1, only the whole
 *     region where heads can be is looked at, never closely
 * @param time that a frame may take from the search to its tracks; so many runs are made as fit by
 *     what the last frames took, one at least. Empty for all runs however long they take, so that
 *     the same frames give the same result
 * @param elastic whether a frame may take longer by as much as frames come less often than the
 *     lane's file says, as from cameras that send fewer of a vehicle that stands
 */
public record FrameBudget(int runs, Optional<Duration> time, boolean elastic) {
  /** More runs for one frame are a mistake. */
  public static final int MOST_RUNS = 64;

  public FrameBudget {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new IllegalArgumentException(
          "runs of the detector are 1 to " + MOST_RUNS + ", not " + runs);
    }
    if (time.filter(t -> !t.isPositive()).isPresent()) {
      throw new IllegalArgumentException("a frame's time is more than zero");
    }
  }

  /**
   * As many runs as fit a time, however often frames come.
   *
   * @param time as of this record
   */
  public static FrameBudget fixed(int runs, Duration time) {
    return new FrameBudget(runs, Optional.of(time), false);
  }

  /**
   * For live cameras: a frame may take four fifths of the time to the next one, what is left goes
   * to decoding and to the coverage.
   *
   * @param runs at most
   * @param rate pictures a second of all cameras together, as the lanes' files say, above 0
   */
  public static FrameBudget live(int runs, double rate) {
    return new FrameBudget(runs, Optional.of(Duration.ofNanos((long) (.8e9 / rate))), true);
  }

  /** So many runs in every frame. */
  public static FrameBudget runs(int runs) {
    return new FrameBudget(runs, Optional.empty(), false);
  }
}
