package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One camera's clock against the host's. Every frame arrives later than it was taken, by a delay
 * that varies and is never negative: the least difference between arrival and the camera's own time
 * over the last minute is the offset of its clock, and the shortest delay with it, which nobody can
 * tell from outside (the minimum filter of D. Mills, "Internet time synchronization: the Network
 * Time Protocol", IEEE Transactions on Communications 39, 1991). A clock that is an hour off is as
 * good as a right one, and frames that come late, or in a burst after a stall, move nothing. A
 * clock that is set is followed from the next frame on: set forwards, its differences are the least
 * ones; set back, its own time goes backwards, which that of frames in order never does. Not for
 * use by two threads.
 */
public final class ClockAlignment {
  /** Over a minute even a poor quartz, 100 ppm, drifts by no more than 6 ms. */
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private record Difference(Instant arrival, Duration value) {}

  /** Differences that may become the least one, the least first (a monotonic queue). */
  private final Deque<Difference> least = new ArrayDeque<>();

  private Instant last = Instant.MIN;
  private Instant given = Instant.MIN;

  /**
   * When a frame was taken, by the host's clock; later than the frame before.
   *
   * @param own by the camera's clock
   * @param arrival by the host's
   */
  public Instant align(Instant own, Instant arrival) {
    Duration difference = Duration.between(own, arrival);
    if (own.isBefore(last)) {
      least.clear();
    }
    last = own;
    while (!least.isEmpty() && least.peekLast().value().compareTo(difference) >= 0) {
      least.removeLast();
    }
    least.addLast(new Difference(arrival, difference));
    while (least.size() > 1
        && Duration.between(least.getFirst().arrival(), arrival).compareTo(WINDOW) > 0) {
      least.removeFirst();
    }
    Instant time = own.plus(least.getFirst().value());
    given = time.isAfter(given) ? time : given.plusNanos(1);
    return given;
  }

  /** What has to be added to the camera's time now, the shortest delay included. */
  public Duration offset() {
    return least.isEmpty() ? Duration.ZERO : least.getFirst().value();
  }

  /** Forgets the clock, as a new connection may come with another. */
  public void restart() {
    least.clear();
    last = Instant.MIN;
  }
}
