package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.exeat.simulator.traffic.Passage;

/**
 * Vehicles that are in the lane at the same time, one behind the other: what has to be drawn
 * together.
 *
 * @param number from 0 in the run; in a prompted one that of the vehicle that is asked
 * @param date of the day that the passages' times count from
 * @param passages in the order of their coming, at least one
 */
public record Cluster(int number, LocalDate date, List<Passage> passages) {
  public Cluster {
    passages = List.copyOf(passages);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("a cluster has at least one passage");
    }
  }

  /** Each vehicle once, of those that a prompt split the first part. */
  List<Passage> whole() {
    List<Passage> whole = new ArrayList<>();
    for (Passage p : passages) {
      if (whole.isEmpty() || whole.getLast().number() != p.number()) {
        whole.add(p);
      }
    }
    return whole;
  }

  /** When the first vehicle comes into the lane, seconds since midnight of the date. */
  double begin() {
    return passages.stream().mapToDouble(p -> p.motion().begin()).min().orElseThrow();
  }

  /** When the last vehicle has left it. */
  double end() {
    return passages.stream().mapToDouble(p -> p.motion().end()).max().orElseThrow();
  }

  /**
   * Splits passages where the lane is empty in between.
   *
   * @param dates taken in turn, one for each cluster
   */
  static List<Cluster> split(List<Passage> passages, List<LocalDate> dates) {
    List<Cluster> clusters = new ArrayList<>();
    List<Passage> open = new ArrayList<>();
    double end = Double.NEGATIVE_INFINITY;
    for (Passage p : passages) {
      if (!open.isEmpty() && p.motion().begin() > end) {
        clusters.add(new Cluster(clusters.size(), dates.get(clusters.size() % dates.size()), open));
        open = new ArrayList<>();
      }
      open.add(p);
      end = Math.max(end, p.motion().end());
    }
    if (!open.isEmpty()) {
      clusters.add(new Cluster(clusters.size(), dates.get(clusters.size() % dates.size()), open));
    }
    return clusters;
  }
}
