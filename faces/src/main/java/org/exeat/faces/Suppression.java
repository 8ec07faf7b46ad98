package org.exeat.faces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Non-maximum suppression: of detections that overlap too much, the most confident stays. */
final class Suppression {
  private Suppression() {}

  static List<Detection> of(List<Detection> candidates, double mostOverlap) {
    List<Detection> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingDouble(Detection::confidence).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection d : sorted) {
      if (kept.stream().noneMatch(k -> k.box().intersectionOverUnion(d.box()) > mostOverlap)) {
        kept.add(d);
      }
    }
    return kept;
  }
}
