package org.exeat.capture;

import java.util.Optional;
import org.exeat.domain.Box;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Point;
import org.exeat.domain.Position;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MeasuredFace;

/**
 * From a camera's picture to the lane: a pinhole without distortion, its picture level, as {@link
 * LaneCamera} describes it. Immutable.
 */
final class CameraView {
  /**
   * Between the pupils of a grown-up, metres: the mean of 3,976 persons, 63 mm (ANSUR, Dodgson
   * 2004, doi:10.1117/12.529999). Children's are up to a fifth less, so that they seem that much
   * too far.
   */
  private static final double EYES = .063;

  /**
   * From the middle between the eyes to the mouth's, over the distance of the eyes. A head that
   * turns aside shortens the one, one that nods the other, so that the longest of what is known
   * tells the distance. With this and the next grown-ups' distances are right in the median: 22
   * vehicles of lane-1's traffic of seed 21 before six cameras, 884 shots, by the side on which
   * their seat is (2026-11-30; with 1.11 and 3.15, set before landmarks were looked for lower, 5 %
   * too short).
   */
  private static final double EYES_TO_MOUTH = 1.19;

  /**
   * Height of the detector's box over the distance of the eyes; it stays when a head turns aside.
   */
  private static final double BOX_HEIGHT = 3.4;

  /** Standard deviation of a distance from one shot to the next, as a share of it. */
  private static final double DEPTH_ERROR = .1;

  /** How far a head moves about in its seat, standard deviation, metres. */
  private static final double SWAY = .08;

  /**
   * Shares of the distance that a grown-up's head would have at which a face may be: a child's is
   * nearer than it seems, and measures err.
   */
  private static final double[] MAY_BE = {.8, .9, 1, 1.1, 1.2};

  private final double[] origin;
  private final double[] right;
  private final double[] down;
  private final double[] forward;
  private final double focal;
  private final int width;
  private final int height;

  CameraView(LaneCamera camera) {
    Position p = camera.position();
    origin = new double[] {p.x(), p.y(), p.z()};
    double x = camera.lookAt().x() - p.x();
    double y = camera.lookAt().y() - p.y();
    double z = camera.lookAt().z() - p.z();
    double length = Math.sqrt(x * x + y * y + z * z);
    double level = Math.hypot(x, y);
    forward = new double[] {x / length, y / length, z / length};
    right = level > 1e-6 ? new double[] {y / level, -x / level, 0} : new double[] {0, -1, 0};
    down =
        new double[] {
          forward[1] * right[2] - forward[2] * right[1],
          forward[2] * right[0] - forward[0] * right[2],
          forward[0] * right[1] - forward[1] * right[0]
        };
    width = camera.sensor().columns();
    height = camera.sensor().rows();
    focal = camera.focalLength() / camera.sensor().width() * width;
  }

  /** Whether pictures have the size that the lane's file says. */
  boolean fits(int columns, int rows) {
    return columns == width && rows == height;
  }

  /** What the lane's file says, such as 1280x720. */
  String size() {
    return width + "x" + height;
  }

  /** Where a place is seen, pixels; empty where it lies behind the camera. */
  Optional<Point> project(Position p) {
    double[] d = {p.x() - origin[0], p.y() - origin[1], p.z() - origin[2]};
    double along = dot(d, forward);
    return along < .1
        ? Optional.empty()
        : Optional.of(
            new Point(
                width / 2.0 + focal * dot(d, right) / along,
                height / 2.0 + focal * dot(d, down) / along));
  }

  /** The part of the picture in which a zone's heads are seen; empty where none is. */
  Optional<Box> region(OccupantZone zone) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double r = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= 8; i++) {
      for (int corner = 0; corner < 4; corner++) {
        Optional<Point> p =
            project(
                new Position(
                    zone.x0() + (zone.x1() - zone.x0()) * i / 8,
                    (corner & 1) == 0 ? -zone.aside() : zone.aside(),
                    (corner & 2) == 0 ? zone.z0() : zone.z1()));
        if (p.isPresent()) {
          left = Math.min(left, p.get().x());
          r = Math.max(r, p.get().x());
          top = Math.min(top, p.get().y());
          bottom = Math.max(bottom, p.get().y());
        }
      }
    }
    left = Math.max(0, Math.floor(left));
    top = Math.max(0, Math.floor(top));
    r = Math.min(width, Math.ceil(r));
    bottom = Math.min(height, Math.ceil(bottom));
    return r - left < 32 || bottom - top < 32
        ? Optional.empty()
        : Optional.of(new Box(left, top, r - left, bottom - top));
  }

  /** How far away a face is along the view, metres, if its size is a grown-up's. */
  double distance(MeasuredFace face) {
    Point mouth =
        new Point(
            (face.landmarks().leftMouthCorner().x() + face.landmarks().rightMouthCorner().x()) / 2,
            (face.landmarks().leftMouthCorner().y() + face.landmarks().rightMouthCorner().y()) / 2);
    double size =
        Math.max(
            face.detection().box().height() / BOX_HEIGHT,
            Math.max(
                face.landmarks().interEyeDistance(),
                middle(face).distanceTo(mouth) / EYES_TO_MOUTH));
    return focal * EYES / Math.max(1, size);
  }

  /** Where the camera is. */
  Position origin() {
    return new Position(origin[0], origin[1], origin[2]);
  }

  /** Where a face is: the middle between its eyes. */
  Position position(MeasuredFace face) {
    return at(middle(face), distance(face));
  }

  /** Whether a face may lie in a zone, as far as the distance of its eyes tells. */
  boolean mayLieIn(OccupantZone zone, MeasuredFace face) {
    Point middle = middle(face);
    double distance = distance(face);
    for (double share : MAY_BE) {
      if (zone.holds(at(middle, distance * share), .1)) {
        return true;
      }
    }
    return false;
  }

  /** A face's position on the lane's plane, with the error of it. */
  Place place(Position p) {
    double x = p.x() - origin[0];
    double y = p.y() - origin[1];
    double flat = Math.max(.1, Math.hypot(x, y));
    double ux = x / flat;
    double uy = y / flat;
    double along = DEPTH_ERROR * flat;
    double a = along * along + SWAY * SWAY;
    double c = SWAY * SWAY;
    return new Place(
        p.x(), p.y(), a * ux * ux + c * uy * uy, (a - c) * ux * uy, a * uy * uy + c * ux * ux);
  }

  /**
   * How far along the lane something moved that was at a place and is now seen at a point: the
   * place on the line through it along x that comes nearest to the point's ray.
   *
   * @return metres; empty where the ray runs along the lane or misses that line by more than 30 cm
   */
  Optional<Double> shift(Position was, Point now) {
    double[] u = ray(now);
    double[] w = {was.x() - origin[0], was.y() - origin[1], was.z() - origin[2]};
    double b = u[0]; // the lane's axis is (1, 0, 0)
    double denominator = 1 - b * b;
    if (denominator < .02) {
      return Optional.empty();
    }
    double d = w[0];
    double e = dot(u, w);
    double shift = (b * e - d) / denominator;
    double along = (e - b * d) / denominator;
    double[] gap = {
      w[0] + shift - along * u[0], w[1] - along * u[1], w[2] - along * u[2],
    };
    return along > 0 && dot(gap, gap) < .09 ? Optional.of(shift) : Optional.empty();
  }

  private static Point middle(MeasuredFace face) {
    return middle(face.landmarks());
  }

  /** The middle between the eyes. */
  static Point middle(Landmarks landmarks) {
    Point l = landmarks.leftEyeCenter();
    Point r = landmarks.rightEyeCenter();
    return new Point((l.x() + r.x()) / 2, (l.y() + r.y()) / 2);
  }

  private Position at(Point p, double along) {
    double a = (p.x() - width / 2.0) / focal * along;
    double b = (p.y() - height / 2.0) / focal * along;
    return new Position(
        origin[0] + forward[0] * along + right[0] * a + down[0] * b,
        origin[1] + forward[1] * along + right[1] * a + down[1] * b,
        origin[2] + forward[2] * along + right[2] * a + down[2] * b);
  }

  /** Direction to what is seen at a point, of length 1. */
  private double[] ray(Point p) {
    Position far = at(p, 1);
    double[] d = {far.x() - origin[0], far.y() - origin[1], far.z() - origin[2]};
    double length = Math.sqrt(dot(d, d));
    return new double[] {d[0] / length, d[1] / length, d[2] / length};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
