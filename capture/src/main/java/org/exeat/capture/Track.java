package org.exeat.capture;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.exeat.domain.Position;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.Template;

/**
 * One person in one camera for as long as the face is followed. It keeps its few best shots only,
 * however long it lasts. For use by one thread.
 */
final class Track {
  /** Shots that are kept. */
  private static final int KEPT = 6;

  /** Looks by which is told what covers a face: three seconds of four frames each. */
  private static final int COVER_LOOKS = 12;

  /** What is lacking where something covers a face. */
  private static final List<QualityMeasure> COVERS =
      List.of(
          QualityMeasure.EYES_VISIBLE,
          QualityMeasure.MOUTH_VISIBLE,
          QualityMeasure.MOUTH_SPREAD,
          QualityMeasure.EYES_TO_MOUTH);

  private final CameraView view;
  private final VehicleShift shift;
  private final Instant first;
  private final List<Shot> kept = new ArrayList<>();

  /** Looks that are kept. */
  private static final int LOOKS = 240;

  private final Deque<PresentationCheck.Look> looks = new ArrayDeque<>();

  /** Numbers of the passage's frames in which it was seen: a bit each. */
  private final BitSet frames = new BitSet();

  /** What covers the face in the last looks that lack nothing else. */
  private final Deque<List<QualityShortfall>> covers = new ArrayDeque<>();

  private List<Shot> shots = List.of();
  private Shot last;
  private double confidence;

  /**
   * Where a head is that was seen from a camera, in the frame of the vehicle as it stood when the
   * passage began, but for the size of the head.
   *
   * @param x of the camera, metres
   * @param y of the camera
   * @param dx from the camera to a head of a grown-up's size
   * @param dy the same
   * @param xx variance of the place
   * @param xy covariance
   * @param yy variance
   */
  record Bearing(double x, double y, double dx, double dy, double xx, double xy, double yy) {
    /**
     * The place.
     *
     * @param size of the head against a grown-up's: a smaller one is nearer than it seems
     */
    Place at(double size) {
      return new Place(x + size * dx, y + size * dy, xx, xy, yy);
    }
  }

  Track(CameraView view, VehicleShift shift, Shot first) {
    this.view = view;
    this.shift = shift;
    this.first = first.taken();
    last = first;
    add(first);
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

  void add(Shot shot) {
    last = shot;
    frames.set(shot.sighting().picture());
    confidence = Math.max(confidence, shot.sighting().face().detection().confidence());
    if (shot.usable()) {
      look(shot).ifPresent(looks::addLast);
      if (looks.size() > LOOKS) {
        looks.removeFirst();
      }
    }
    kept.add(shot);
    if (kept.size() > KEPT) {
      kept.sort(Comparator.comparing(Shot::sighting, Occupant.BEST_FIRST));
      kept.removeLast();
    }
    cover(shot);
    List<QualityShortfall> covered =
        COVERS.stream().flatMap(measure -> mostly(measure).stream()).toList();
    shots = kept.stream().map(s -> covered.isEmpty() ? s : s.lacking(covered)).toList();
  }

  /** How a face was seen; empty where it is not known how it is turned. */
  private Optional<PresentationCheck.Look> look(Shot shot) {
    Position camera = view.origin();
    double direction =
        Math.toDegrees(
            Math.atan2(shot.position().y() - camera.y(), shot.position().x() - camera.x()));
    OptionalDouble yaw = shot.sighting().face().quality().value(QualityMeasure.POSE_YAW);
    return yaw.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PresentationCheck.Look(shot.camera(), shot.taken(), direction, yaw.getAsDouble()));
  }

  /** How it was seen in its newest usable shots. */
  List<PresentationCheck.Look> looks() {
    return List.copyOf(looks);
  }

  /**
   * Its best shots, in no order. What most of the last otherwise good looks show to be covered is
   * lacking in all of them: dark glasses are missed in one look of ten, and of many looks a few
   * would do. Who takes them off is captured after as many looks again.
   */
  List<Shot> shots() {
    return shots;
  }

  private void cover(Shot shot) {
    List<QualityShortfall> shortfalls = shot.sighting().shortfalls();
    if (shortfalls.stream().allMatch(s -> COVERS.contains(s.requirement().measure()))) {
      covers.addLast(shortfalls);
      if (covers.size() > COVER_LOOKS) {
        covers.removeFirst();
      }
    }
  }

  /** What most looks show, by the middle one of those that do. */
  private Optional<QualityShortfall> mostly(QualityMeasure measure) {
    List<QualityShortfall> lacking =
        covers.stream()
            .flatMap(List::stream)
            .filter(s -> s.requirement().measure() == measure && s.value().isPresent())
            .sorted(Comparator.comparingDouble(s -> s.value().orElseThrow()))
            .toList();
    return 2 * lacking.size() > covers.size()
        ? Optional.of(lacking.get(lacking.size() / 2))
        : Optional.empty();
  }

  /** Where it sits, by all that is known of the vehicle's way now. */
  Bearing bearing() {
    Position camera = view.origin();
    double n = kept.size();
    double moved = 0;
    double dx = 0;
    double dy = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Shot s : kept) {
      Place p = view.place(s.position());
      moved += shift.at(s.taken()) / n;
      dx += (p.x() - camera.x()) / n;
      dy += (p.y() - camera.y()) / n;
      xx += p.xx() / n;
      xy += p.xy() / n;
      yy += p.yy() / n;
    }
    return new Bearing(camera.x() - moved, camera.y(), dx, dy, xx, xy, yy);
  }

  /** How alike a face is to the shots that are kept: the greatest score. */
  double likeness(Template template) {
    return kept.stream()
        .mapToDouble(s -> OccupantJoining.score(s.sighting().face().template(), template))
        .max()
        .orElseThrow();
  }
}
