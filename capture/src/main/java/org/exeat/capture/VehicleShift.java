package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a vehicle has moved along the lane since its passage began, by the faces that were
 * followed in it: all move as one. What is older than half a minute is summed up, so that a long
 * stop costs no memory. For use by one thread.
 */
final class VehicleShift {
  /** Slower than this it stands, m/s: so fast heads seem to move along the lane when they nod. */
  private static final double STANDS = .25;

  /** Vehicles in a lane are no faster, m/s. */
  private static final double FASTEST = 9;

  /**
   * So hard it brakes while nobody in it is followed, from the speed at which it was seen last to
   * the one at which it is seen next, and at once: it approaches a stop line. Metres per second
   * squared; 1 to 3 are much the same on 30 vehicles of lane-1, seed 103 (decision 0031).
   */
  private static final double BRAKES = 1.5;

  /** It stands if it did so for this long. */
  private static final Duration REST = Duration.ofSeconds(1);

  private static final Duration KEPT = Duration.ofSeconds(30);

  /** The way is known for so long after somebody was followed: cameras send a picture a second. */
  private static final Duration FRESH = Duration.ofMillis(1100);

  private final List<Span> spans = new ArrayList<>();

  /** By the moments at which the speed may change. */
  private final NavigableMap<Instant, Piece> pieces = new TreeMap<>();

  /** The way up to {@link #base}, which is before all spans that are kept. */
  private double past;

  private @Nullable Instant base;

  /** One face between two frames of one camera: how far it moved along the lane, metres. */
  record Sample(Instant from, Instant to, double way) {}

  /**
   * From one such moment on.
   *
   * @param way until then, metres
   * @param speed then, m/s
   * @param next the speed that it comes to
   * @param seconds until the next such moment
   */
  private record Piece(double way, double speed, double next, double seconds) {
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

    /** Speed without the nodding of heads. */
    double along() {
      return rests() ? 0 : speed;
    }
  }

  /** Takes the samples of one frame: their median speed counts. */
  void add(List<Sample> samples) {
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
    sumUp();
    Instant old = first.to().minus(KEPT);
    if (spans.getFirst().to().isBefore(old)) {
      past = at(old);
      base = old;
      spans.removeIf(s -> !s.to().isAfter(old));
      sumUp();
    }
  }

  private void sumUp() {
    TreeSet<Instant> moments = new TreeSet<>();
    for (Span s : spans) {
      moments.add(s.from());
      moments.add(s.to());
    }
    Instant start = base;
    if (start != null) {
      moments.headSet(start).clear();
      moments.add(start);
    }
    pieces.clear();
    for (Instant moment : moments) {
      OptionalDouble seen = speed(moment);
      Instant next = moments.higher(moment);
      double speed = seen.isPresent() ? seen.getAsDouble() : lastSpeed(moment);
      pieces.put(
          moment,
          next == null
              ? new Piece(at(moment), speed, speed, 0)
              : new Piece(
                  at(moment),
                  speed,
                  seen.isPresent() ? speed : speed(next).orElse(speed),
                  seconds(moment, next)));
    }
  }

  /** Metres since the passage began; after what was seen last it goes on as it did then. */
  double at(Instant time) {
    Map.Entry<Instant, Piece> piece = pieces.floorEntry(time);
    return piece == null ? past : piece.getValue().after(seconds(piece.getKey(), time));
  }

  /** Whether somebody was followed up to a moment, or shortly before. */
  boolean known(Instant now) {
    return !pieces.isEmpty() && !pieces.lastKey().isBefore(now.minus(FRESH));
  }

  /** Speed just after a moment, m/s: of the spans that hold it, weighted by faces. */
  private OptionalDouble speed(Instant moment) {
    double sum = 0;
    double weight = 0;
    for (Span s : spans) {
      if (!s.from().isAfter(moment) && s.to().isAfter(moment)) {
        sum += s.along() * s.faces();
        weight += s.faces();
      }
    }
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }

  /** Speed in the span that ended last before a moment, m/s; 0 before all. */
  private double lastSpeed(Instant moment) {
    return spans.stream()
        .filter(s -> !s.to().isAfter(moment))
        .max(Comparator.comparing(Span::to))
        .map(Span::along)
        .orElse(0.0);
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

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
