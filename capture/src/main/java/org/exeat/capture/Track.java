package org.exeat.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final String camera;
  private final List<Kept> kept = new ArrayList<>();
  private final Set<Long> frames = new HashSet<>();
  private Shot last;
  private double confidence;

  /** A shot with its place and the camera's where the vehicle stood when the passage began. */
  private record Kept(Shot shot, Place place, Position from) {}

  Track(CameraView view, Shot first, Place place, double shift) {
    this.view = view;
    camera = first.camera();
    last = first;
    keep(first, place, shift);
  }

  String camera() {
    return camera;
  }

  Shot last() {
    return last;
  }

  /** Frames in which it was seen. */
  int sightings() {
    return frames.size();
  }

  /** The greatest confidence of its detections. */
  double confidence() {
    return confidence;
  }

  /** Whether both were seen in one frame: then they are two people. */
  boolean together(Track other) {
    return camera.equals(other.camera) && frames.stream().anyMatch(other.frames::contains);
  }

  void add(Shot shot, Place place, double shift) {
    last = shot;
    keep(shot, place, shift);
  }

  private void keep(Shot shot, Place place, double shift) {
    frames.add(shot.sequence());
    confidence = Math.max(confidence, shot.sighting().face().detection().confidence());
    Position o = view.origin();
    kept.add(new Kept(shot, place.moved(-shift), new Position(o.x() - shift, o.y(), o.z())));
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
   * Where it sits, in the frame of the vehicle as it stood when the passage began.
   *
   * @param scale how much larger the head is than a grown-up's: so much farther away it is than it
   *     seems
   */
  Place place(double scale) {
    double n = kept.size();
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Kept k : kept) {
      Place p = k.place;
      x += (k.from.x() + scale * (p.x() - k.from.x())) / n;
      y += (k.from.y() + scale * (p.y() - k.from.y())) / n;
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
