package org.exeat.simulator.people;

import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;

/**
 * Where one face truly lies in a picture, in pixels. Left and right are the picture's.
 *
 * @param leftEye centre of the opening
 * @param rightEye centre of the opening
 * @param noseTip foremost place of the tip
 * @param mouthLeft corner
 * @param mouthRight corner
 * @param chin lowest place of the chin
 * @param box around the skin of the face from the chin to the upper forehead
 */
public record FaceTruth(
    Point leftEye,
    Point rightEye,
    Point noseTip,
    Point mouthLeft,
    Point mouthRight,
    Point chin,
    Box box) {

  static FaceTruth of(Identity person, HeadShape shape, Lens lens) {
    FacePoints points = FacePoints.of(person, shape);
    return new FaceTruth(
        lens.project(points.leftEye()),
        lens.project(points.rightEye()),
        lens.project(points.noseTip()),
        lens.project(points.mouthLeft()),
        lens.project(points.mouthRight()),
        lens.project(points.chin()),
        around(points.outline().stream().map(lens::project).toList()));
  }

  private static Box around(List<Point> points) {
    double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
    return new Box(left, top, right - left, bottom - top);
  }

  /** The same face where the picture is part of a larger one. */
  FaceTruth movedBy(double dx, double dy) {
    return new FaceTruth(
        moved(leftEye, dx, dy),
        moved(rightEye, dx, dy),
        moved(noseTip, dx, dy),
        moved(mouthLeft, dx, dy),
        moved(mouthRight, dx, dy),
        moved(chin, dx, dy),
        new Box(box.x() + dx, box.y() + dy, box.width(), box.height()));
  }

  private static Point moved(Point p, double dx, double dy) {
    return new Point(p.x() + dx, p.y() + dy);
  }

  /** Distance of the eyes' centres, pixels. */
  public double eyeDistance() {
    return leftEye.distanceTo(rightEye);
  }
}
