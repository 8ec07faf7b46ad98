package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.domain.Position;

/**
 * Follows the faces in one camera's frames. All faces of a vehicle move along the lane as one, so
 * that each frame is explained by one speed: the one with which most tracks lead to a face, near
 * and alike. At that speed the best pairs are continued, each track and each face once. For use by
 * one thread.
 */
final class Tracker {
  /** A face this near to where it is expected can continue a track, in widths of the face. */
  private static final double NEAR = .8;

  /** The sizes of two sightings of one face differ by no more than this factor. */
  private static final double SIZE = 1.6;

  /** Speeds that are tried, m/s. */
  private static final double FASTEST = 7;

  private static final double STEP = .25;

  /**
   * What a pair of faces gains for each unit of score above one a little lower than that at which
   * two are as likely one person as two, or loses below it, in widths, and the most. This and what
   * follows was set by hand on lane-1's traffic of seed 1.
   */
  private static final double LIKENESS = 3;

  private static final double MOST_LIKENESS = .45;

  /**
   * What it loses for each unit below, where both were seen well, and the most: so that one whose
   * face comes into view where another's was is not taken for that one (lane-1, seed 7). One who is
   * taken for two here may be joined again.
   */
  private static final double UNLIKENESS = 8;

  private static final double MOST_UNLIKENESS = .9;

  /** What a change of speed costs, in widths for each m/s. */
  private static final double CHANGE = .06;

  /**
   * What a pair of faces loses, in widths, for each metre by which it would have to move otherwise
   * along the lane than the vehicle did by all cameras, beyond the error of such a way, metres. At
   * some speed everybody comes to where a neighbour is seen (decision 0031; 1.4 is much the same).
   */
  private static final double ASTRAY = 1;

  private static final double WAY_ERROR = .3;

  /** A single detection with this confidence may be a person. */
  static final double SURE = .8;

  /** A track ends when it was not seen for so long. */
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  private final CameraView view;
  private final double samePerson;
  private final boolean together;
  private final List<Track> tracks = new ArrayList<>();
  private double speed;

  /**
   * @param samePerson as of {@link LaneCapture}
   * @param together whether all are in one vehicle, which moves them as one
   */
  Tracker(CameraView view, double samePerson, boolean together) {
    this.view = view;
    this.samePerson = samePerson;
    this.together = together;
  }

  private record Pair(Track track, Shot shot, double gain) {}

  /**
   * Takes the faces of the next frame, and tells the vehicle's way.
   *
   * @param shift of the vehicle, by all cameras
   */
  void add(List<Shot> shots, VehicleShift shift) {
    if (shots.isEmpty()) {
      return;
    }
    Instant now = shots.getFirst().taken();
    List<Pair> chosen = List.of();
    double most = Double.NEGATIVE_INFINITY;
    double found = speed;
    for (double v = 0; v <= FASTEST; v += STEP) {
      List<Pair> pairs = pairs(shots, v, shift);
      double gain = pairs.stream().mapToDouble(Pair::gain).sum() - CHANGE * Math.abs(v - speed);
      if (gain > most) {
        most = gain;
        chosen = pairs;
        found = v;
      }
    }
    if (!chosen.isEmpty()) {
      speed = found;
    }
    Set<Shot> used = new HashSet<>();
    List<VehicleShift.Sample> samples = new ArrayList<>();
    for (Pair p : chosen) {
      used.add(p.shot);
      Shot before = p.track.last();
      view.shift(before.position(), middle(p.shot))
          .ifPresent(d -> samples.add(new VehicleShift.Sample(before.taken(), now, d)));
    }
    shift.add(samples);
    for (Pair p : chosen) {
      p.track.add(p.shot);
    }
    // what once looked like a face and has not been seen since is forgotten
    tracks.removeIf(t -> t.sightings() == 1 && t.confidence() < SURE && ended(t, now));
    for (Shot s : shots) {
      if (!used.contains(s)) {
        tracks.add(new Track(view, shift, s));
      }
    }
  }

  /** The pairs that are continued at a speed, the best first. */
  private List<Pair> pairs(List<Shot> shots, double v, VehicleShift shift) {
    List<Pair> all = new ArrayList<>();
    for (Track t : tracks) {
      for (Shot s : shots) {
        double gain = gain(t, s, v, shift);
        if (gain > 0) {
          all.add(new Pair(t, s, gain));
        }
      }
    }
    all.sort(Comparator.comparingDouble(Pair::gain).reversed());
    Set<Track> continued = new HashSet<>();
    Set<Shot> used = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Pair p : all) {
      if (!continued.contains(p.track) && !used.contains(p.shot)) {
        continued.add(p.track);
        used.add(p.shot);
        pairs.add(p);
      }
    }
    return pairs;
  }

  /** How much speaks for a face to continue a track at a speed; nothing where it cannot. */
  private double gain(Track t, Shot s, double v, VehicleShift shift) {
    Duration gone = Duration.between(t.last().taken(), s.taken());
    if (gone.isNegative() || ended(t, s.taken())) {
      return 0;
    }
    Box a = t.last().sighting().face().detection().box();
    Box b = s.sighting().face().detection().box();
    double ratio = Math.max(a.width(), 1) / Math.max(b.width(), 1);
    if (ratio > SIZE || ratio < 1 / SIZE) {
      return 0;
    }
    double way = expected(t, s.taken(), v).distanceTo(middle(s)) / Math.sqrt(a.width() * b.width());
    if (way > NEAR) {
      return 0;
    }
    double score = t.likeness(s.sighting().face().template());
    boolean well = s.usable() && t.last().usable();
    double alike =
        well && score < samePerson
            ? Math.max(-MOST_UNLIKENESS, UNLIKENESS * (score - samePerson))
            : Math.clamp(LIKENESS * (score - samePerson + .05), -MOST_LIKENESS, MOST_LIKENESS);
    return Math.max(0, 1.05 - way + alike - astray(t, s, v, shift));
  }

  /** What speaks against it as the vehicle moved otherwise; nothing where that is not known. */
  private double astray(Track t, Shot s, double v, VehicleShift shift) {
    Instant before = t.last().taken();
    if (!together || !shift.known(before, s.taken())) {
      return 0;
    }
    double way = v * VehicleShift.seconds(before, s.taken());
    double vehicle = Math.max(0, shift.at(s.taken()) - shift.at(before));
    return ASTRAY * Math.max(0, Math.abs(way - vehicle) - WAY_ERROR);
  }

  /** Where the middle between a track's eyes is seen if it moved along the lane at a speed. */
  private Point expected(Track t, Instant now, double v) {
    Position p = t.last().position();
    double way = v * VehicleShift.seconds(t.last().taken(), now);
    return way == 0
        ? middle(t.last())
        : view.project(new Position(p.x() + way, p.y(), p.z())).orElse(middle(t.last()));
  }

  private static Point middle(Shot shot) {
    return CameraView.middle(shot.sighting().face().landmarks());
  }

  private static boolean ended(Track t, Instant now) {
    return Duration.between(t.last().taken(), now).compareTo(PATIENCE) > 0;
  }

  /** All tracks of the passage, those that have ended too. */
  List<Track> tracks() {
    return tracks;
  }

  /** Where faces of tracks without a usable shot may be now, of those that were seen just now. */
  List<Box> wanted(Instant now) {
    List<Box> wanted = new ArrayList<>();
    for (Track t : tracks) {
      if (!ended(t, now) && t.shots().stream().noneMatch(Shot::usable)) {
        Box b = t.last().sighting().face().detection().box();
        Point to = expected(t, now, speed);
        Point from = middle(t.last());
        wanted.add(
            new Box(b.x() + to.x() - from.x(), b.y() + to.y() - from.y(), b.width(), b.height()));
      }
    }
    return wanted;
  }
}
