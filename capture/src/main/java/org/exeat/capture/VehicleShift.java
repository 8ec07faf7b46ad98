package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a vehicle has moved along the lane since its passage began, by the faces that were
 * followed in it: all move as one. For use by one thread.
 */
final class VehicleShift {
  /** Slower than this it stands, m/s: so fast heads seem to move along the lane when they nod. */
  private static final double STANDS = .25;

  /** Vehicles in a lane are no faster, m/s. */
  private static final double FASTEST = 9;

  private final List<Span> spans = new ArrayList<>();

  /** One face between two frames of one camera: how far it moved along the lane, metres. */
  record Sample(Instant from, Instant to, double way) {}

  private record Span(Instant from, Instant to, double speed, int faces) {}

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
    double median = speeds[speeds.length / 2];
    double speed = Math.abs(median) < STANDS ? 0 : Math.clamp(median, 0, FASTEST);
    Sample first = samples.getFirst();
    spans.add(new Span(first.from(), first.to(), speed, samples.size()));
  }

  /** Metres since the passage began; between spans it goes on as in the one before. */
  double at(Instant time) {
    Instant[] edges =
        spans.stream()
            .flatMap(s -> java.util.stream.Stream.of(s.from(), s.to()))
            .filter(t -> t.isBefore(time))
            .distinct()
            .sorted()
            .toArray(Instant[]::new);
    if (edges.length == 0) {
      return 0;
    }
    double way = 0;
    for (int i = 0; i < edges.length; i++) {
      Instant to = i + 1 < edges.length ? edges[i + 1] : time;
      way += speed(edges[i]) * seconds(edges[i], to);
    }
    return way;
  }

  /** Speed just after a moment, m/s: of the spans that hold it, weighted by faces. */
  private double speed(Instant moment) {
    double sum = 0;
    double weight = 0;
    Span before = null;
    for (Span s : spans) {
      if (!s.from().isAfter(moment) && s.to().isAfter(moment)) {
        sum += s.speed() * s.faces();
        weight += s.faces();
      } else if (!s.to().isAfter(moment) && (before == null || s.to().isAfter(before.to()))) {
        before = s;
      }
    }
    return weight > 0 ? sum / weight : before == null ? 0 : before.speed();
  }

  /** Whether it has stood for a second up to a moment. */
  boolean stands(Instant now) {
    Instant since = now.minusSeconds(1);
    List<Span> late = spans.stream().filter(s -> s.to().isAfter(since)).toList();
    return !late.isEmpty() && late.stream().allMatch(s -> s.speed() == 0);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  @Override
  public String toString() {
    return Arrays.toString(spans.toArray());
  }
}
