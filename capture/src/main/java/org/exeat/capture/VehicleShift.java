package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** It stands if it did so for this long. */
  private static final Duration REST = Duration.ofSeconds(1);

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final List<Span> spans = new ArrayList<>();

  /** Moments at which the speed may change, in order. */
  private final List<Instant> edges = new ArrayList<>();

  /** The way at each of them, metres, and the speed from it on. */
  private final List<Double> ways = new ArrayList<>();

  private final List<Double> speeds = new ArrayList<>();

  /** The way up to {@link #base}, which is before all spans that are kept. */
  private double past;

  private @Nullable Instant base;

  /** One face between two frames of one camera: how far it moved along the lane, metres. */
  record Sample(Instant from, Instant to, double way) {}

  private record Span(Instant from, Instant to, double speed, int faces) {
    boolean rests() {
      return Math.abs(speed) < STANDS;
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
    edges.clear();
    ways.clear();
    speeds.clear();
    double way = past;
    for (Instant moment : moments) {
      if (!edges.isEmpty()) {
        way += speeds.getLast() * seconds(edges.getLast(), moment);
      }
      edges.add(moment);
      ways.add(way);
      speeds.add(speed(moment));
    }
  }

  /** Metres since the passage began; between spans it goes on as in the one before. */
  double at(Instant time) {
    int found = Collections.binarySearch(edges, time);
    int last = found >= 0 ? found - 1 : -found - 2;
    return last < 0 ? past : ways.get(last) + speeds.get(last) * seconds(edges.get(last), time);
  }

  /** Speed just after a moment, m/s: of the spans that hold it, weighted by faces. */
  private double speed(Instant moment) {
    double sum = 0;
    double weight = 0;
    @Nullable Span before = null;
    for (Span s : spans) {
      if (!s.from().isAfter(moment) && s.to().isAfter(moment)) {
        sum += (s.rests() ? 0 : s.speed()) * s.faces();
        weight += s.faces();
      } else if (!s.to().isAfter(moment) && (before == null || s.to().isAfter(before.to()))) {
        before = s;
      }
    }
    if (weight > 0) {
      return sum / weight;
    }
    return before == null || before.rests() ? 0 : before.speed();
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
