package org.exeat.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.exeat.domain.Comparison;
import org.exeat.domain.Position;
import org.exeat.faces.Template;

/**
 * One person in one camera for as long as the face is followed. It keeps its few best shots only,
 * however long it lasts. For use by one thread.
 */
final class Track {
  /** Shots that are kept. */
  private static final int KEPT = 6;

  private final CameraView view;
  private final VehicleShift shift;
  private final Instant first;
  private final List<Kept> kept = new ArrayList<>();

  /** Numbers of the passage's frames in which it was seen: a bit each. */
  private final BitSet frames = new BitSet();

  private Shot last;
  private double confidence;

  /** A shot with its place in the lane. */
  private record Kept(Shot shot, Place place) {}

  Track(CameraView view, VehicleShift shift, Shot first, Place place) {
    this.view = view;
    this.shift = shift;
    this.first = first.taken();
    last = first;
    keep(first, place);
  }

  /** When it was first seen. */
  Instant first() {
    return first;
  }

  Shot last() {
    return last;
  }

  /** Frames in which it was seen. */
  int sightings() {
    return frames.cardinality();
  }

  /** The greatest confidence of its detections. */
  double confidence() {
    return confidence;
  }

  /** Whether both were seen in one frame: then they are two people. */
  boolean together(Track other) {
    return frames.intersects(other.frames);
  }

  void add(Shot shot, Place place) {
    last = shot;
    keep(shot, place);
  }

  private void keep(Shot shot, Place place) {
    frames.set(shot.sighting().picture());
    confidence = Math.max(confidence, shot.sighting().face().detection().confidence());
    kept.add(new Kept(shot, place));
    if (kept.size() > KEPT) {
      kept.sort(Comparator.comparing((Kept k) -> k.shot.sighting(), Occupant.BEST_FIRST));
      kept.removeLast();
    }
  }

  /** Its best shots, in no order. */
  List<Shot> shots() {
    return kept.stream().map(Kept::shot).toList();
  }

  /**
   * Where it sits, in the frame of the vehicle as it stood when the passage began, by all that is
   * known of the vehicle's way now.
   *
   * @param scale how much smaller the head is than a grown-up's: so much nearer it is than it seems
   */
  Place place(double scale) {
    double n = kept.size();
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    Position camera = view.origin();
    for (Kept k : kept) {
      Place p = k.place;
      x += (camera.x() + scale * (p.x() - camera.x()) - shift.at(k.shot.taken())) / n;
      y += (camera.y() + scale * (p.y() - camera.y())) / n;
      xx += p.xx() / n;
      xy += p.xy() / n;
      yy += p.yy() / n;
    }
    return new Place(x, y, xx, xy, yy);
  }

  /** How alike a face is to the shots that are kept: the greatest score. */
  double likeness(Template template) {
    double most = Double.NEGATIVE_INFINITY;
    for (Kept k : kept) {
      if (k.shot.sighting().face().template().compareWith(template)
          instanceof Comparison.Scored(double score)) {
        most = Math.max(most, score);
      }
    }
    return most;
  }
}
