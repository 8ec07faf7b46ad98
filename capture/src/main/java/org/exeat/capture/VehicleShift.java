package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a vehicle has moved along the lane since its passage began, by the faces that were
 * followed in it: all move as one. What was seen longer than half a minute ago changes no more, and
 * a long stop costs little memory. For use by one thread.
 */
final class VehicleShift {
  /** Slower than this it stands, m/s: so fast heads seem to move along the lane when they nod. */
  private static final double STANDS = .25;

  /** Vehicles in a lane are no faster, m/s. */
  private static final double FASTEST = 9;

  /**
   * So hard it brakes while nobody in it is followed, from the speed at which it was seen last to a
   * lower one at which it is seen next, and at once: it approaches a stop line. Metres per second
   * squared; 1 to 3 are much the same (decision 0031). It is not taken to drive off unseen.
   */
  private static final double BRAKES = 1.5;

  /** It stands if it did so for this long. */
  private static final Duration REST = Duration.ofSeconds(1);

  private static final Duration KEPT = Duration.ofSeconds(30);

  /**
   * The way is known for so long without anybody who is followed: while a vehicle stands, cameras
   * may send a picture a second.
   */
  private static final Duration FRESH = Duration.ofMillis(1100);

  private final List<Span> spans = new ArrayList<>();

  /** By the moments at which the speed may change. */
  private final NavigableMap<Instant, Piece> pieces = new TreeMap<>();

  /** One face between two frames of one camera: how far it moved along the lane, metres. */
  record Sample(Instant from, Instant to, double way) {}

  /**
   * From one such moment on.
   *
   * @param way until then, metres
   * @param speed then, m/s
   * @param next the speed that it comes to
   * @param seconds until the next such moment; 0 of the last piece, which goes on
   * @param seen whether somebody was followed
   */
  private record Piece(double way, double speed, double next, double seconds, boolean seen) {
    boolean rests() {
      return speed == 0 && next == 0 && known();
    }

    /** Whether somebody was followed, or nobody for a short while only. */
    boolean known() {
      return seen || seconds * 1e3 <= FRESH.toMillis();
    }

    double after(double time) {
      double change = Math.min(seconds, Math.abs(next - speed) / BRAKES);
      double changing = Math.min(time, change);
      double more = change > 0 ? (next - speed) * changing * changing / (2 * change) : 0;
      return way + speed * changing + more + next * (time - changing);
    }
  }

  private record Span(Instant from, Instant to, double speed, int faces) {
    boolean rests() {
      return Math.abs(speed) < STANDS;
    }
  }

  /** Takes the samples of one frame: their median speed counts. */
  void add(List<Sample> all) {
    List<Sample> samples = all.stream().filter(s -> s.from().isBefore(s.to())).toList();
    if (samples.isEmpty()) {
      return;
    }
    double[] speeds =
        samples.stream()
            .mapToDouble(s -> s.way() / Math.max(.02, seconds(s.from(), s.to())))
            .sorted()
            .toArray();
    Sample first = samples.getFirst();
    spans.add(
        new Span(
            first.from(),
            first.to(),
            Math.clamp(speeds[speeds.length / 2], -FASTEST, FASTEST),
            samples.size()));
    sumUp(first.from());
    Instant old = first.to().minus(KEPT);
    spans.removeIf(s -> s.to().isBefore(old));
    boolean rests = false;
    for (Iterator<Piece> i = pieces.headMap(old).values().iterator(); i.hasNext(); ) {
      boolean rested = rests;
      rests = i.next().rests();
      if (rests && rested) {
        i.remove();
      }
    }
  }

  /** From the piece on that holds a moment, or ends then: it comes to the speed that follows. */
  private void sumUp(Instant from) {
    Map.Entry<Instant, Piece> holds = pieces.lowerEntry(from);
    Instant start = holds == null ? from : holds.getKey();
    NavigableSet<Instant> moments = new TreeSet<>(List.of(start));
    for (Span s : spans) {
      moments.add(s.from());
      moments.add(s.to());
    }
    // what was seen then may be forgotten by now
    double speed = holds == null ? 0 : holds.getValue().speed();
    pieces.tailMap(start).clear();
    for (Instant moment : moments.tailSet(start)) {
      OptionalDouble seen = speed(moment);
      speed = seen.orElse(speed);
      Instant next = moments.higher(moment);
      double comes =
          seen.isPresent() || next == null ? speed : lower(speed, speed(next).orElse(speed));
      pieces.put(
          moment,
          new Piece(
              at(moment),
              speed,
              comes,
              next == null ? 0 : seconds(moment, next),
              seen.isPresent()));
    }
  }

  private static double lower(double speed, double other) {
    return Math.abs(other) < Math.abs(speed) ? other : speed;
  }

  /** Metres since the passage began; after what was seen last it goes on as it did then. */
  double at(Instant time) {
    Map.Entry<Instant, Piece> piece = pieces.floorEntry(time);
    return piece == null ? 0 : piece.getValue().after(seconds(piece.getKey(), time));
  }

  /** Whether somebody was followed nearly all the time from one moment to another. */
  boolean known(Instant from, Instant to) {
    Instant first = pieces.floorKey(from);
    return first != null
        && !pieces.lastKey().isBefore(to.minus(FRESH))
        && pieces.subMap(first, to).values().stream().allMatch(Piece::known);
  }

  /** Speed just after a moment, m/s: of the spans that hold it, weighted by faces. */
  private OptionalDouble speed(Instant moment) {
    double sum = 0;
    double weight = 0;
    for (Span s : spans) {
      if (!s.from().isAfter(moment) && s.to().isAfter(moment)) {
        sum += (s.rests() ? 0 : s.speed()) * s.faces();
        weight += s.faces();
      }
    }
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }

  /** Whether it has stood for a second up to a moment, as far as anybody was followed in it. */
  boolean stands(Instant now) {
    Instant since = now.minus(REST);
    boolean whole = false;
    for (Span s : spans) {
      if (s.to().isAfter(since)) {
        if (!s.rests()) {
          return false;
        }
        whole |= !s.from().isAfter(since);
      }
    }
    return whole;
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
