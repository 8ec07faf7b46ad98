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
    FacePlan plan = shape.plan;
    Identity.Eyes eyes = person.eyes();
    float lidZ = plan.eyeZ + FacePlan.EYEBALL;
    float corner = plan.mouthLine(1) - person.mouth().asymmetry();
    float chinZ = person.face().chinForward() + .3f;
    Projection at = (x, y, z) -> lens.project(shape.warp.toWarped(x, y, z));
    Point chin = at.of(0, shape.face.undersideY(0, chinZ), chinZ);
    float cheek = person.face().width();
    float forehead = Math.min(6, person.hair().hairline());
    List<Point> outline =
        List.of(
            chin,
            at.of(-cheek, -2, 3.5f),
            at.of(cheek, -2, 3.5f),
            at.of(0, forehead, shape.face.surfaceZ(0, forehead)),
            at.of(0, plan.noseTipY, plan.noseTipZ));
    return new FaceTruth(
        at.of(-eyes.spacing(), eyes.y() - eyes.asymmetry(), lidZ),
        at.of(eyes.spacing(), eyes.y() + eyes.asymmetry(), lidZ),
        at.of(0, plan.noseTipY, plan.noseTipZ),
        at.of(
            -plan.mouthHalf,
            corner - person.mouth().asymmetry(),
            shape.face.surfaceZ(-plan.mouthHalf, corner)),
        at.of(
            plan.mouthHalf,
            corner + person.mouth().asymmetry(),
            shape.face.surfaceZ(plan.mouthHalf, corner)),
        chin,
        around(outline));
  }

  private interface Projection {
    Point of(float x, float y, float z);
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
