package org.exeat.faces;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Point;

/**
 * The 68 landmarks of a face in the order of the iBUG 300-W annotation, in picture pixels. Left and
 * right are the picture's.
 *
 * @param points 0–16 jaw from the picture's left, 17–21 and 22–26 brows, 27–30 bridge, 31–35 base
 *     of the nose, 36–41 and 42–47 eyes, 48–59 outer lips, 60–67 inner lips
 */
public record Landmarks(List<Point> points) {
  /** Number of landmarks. */
  public static final int COUNT = 68;

  /** Copies and counts. */
  public Landmarks {
    points = List.copyOf(points);
    if (points.size() != COUNT) {
      throw new IllegalArgumentException(
          "a face has " + COUNT + " landmarks, not " + points.size());
    }
  }

  /** Outline of the eye on the picture's left: six points, outer corner first. */
  public List<Point> leftEye() {
    return points.subList(36, 42);
  }

  /** Outline of the eye on the picture's right: six points, inner corner first. */
  public List<Point> rightEye() {
    return points.subList(42, 48);
  }

  /** Outer and inner lips: twenty points. */
  public List<Point> mouth() {
    return points.subList(48, 68);
  }

  /** Centre of the eye on the picture's left. */
  public Point leftEyeCenter() {
    return mean(leftEye());
  }

  /** Centre of the eye on the picture's right. */
  public Point rightEyeCenter() {
    return mean(rightEye());
  }

  /** Tip of the nose. */
  public Point noseTip() {
    return points.get(30);
  }

  /** Corner of the mouth on the picture's left. */
  public Point leftMouthCorner() {
    return points.get(48);
  }

  /** Corner of the mouth on the picture's right. */
  public Point rightMouthCorner() {
    return points.get(54);
  }

  /** Lowest point of the chin. */
  public Point chin() {
    return points.get(8);
  }

  /** Pixels between the eye centres. */
  public double interEyeDistance() {
    return leftEyeCenter().distanceTo(rightEyeCenter());
  }

  /**
   * Each landmark's median over several looks at one face, in x and in y.
   *
   * @param looks an odd number
   */
  static Landmarks median(List<Landmarks> looks) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int landmark = i;
      List<Point> seen = looks.stream().map(l -> l.points.get(landmark)).toList();
      points.add(
          new Point(
              seen.stream().mapToDouble(Point::x).sorted().toArray()[seen.size() / 2],
              seen.stream().mapToDouble(Point::y).sorted().toArray()[seen.size() / 2]));
    }
    return new Landmarks(points);
  }

  static Point mean(List<Point> points) {
    return new Point(
        points.stream().mapToDouble(Point::x).average().orElseThrow(),
        points.stream().mapToDouble(Point::y).average().orElseThrow());
  }
}
