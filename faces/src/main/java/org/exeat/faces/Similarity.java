package org.exeat.faces;

import java.util.List;
import org.exeat.domain.Point;

/** A map of the plane that keeps angles: (u, v) goes to (a·u − b·v + tx, b·u + a·v + ty). */
record Similarity(double a, double b, double tx, double ty) {
  /** How much longer lengths become. */
  double scale() {
    return Math.hypot(a, b);
  }

  /**
   * The map that takes the points of {@code from} nearest to those of {@code to}, by least squares
   * (Umeyama 1991, without reflection).
   */
  static Similarity between(List<Point> from, List<Point> to) {
    double fx = from.stream().mapToDouble(Point::x).average().orElse(0);
    double fy = from.stream().mapToDouble(Point::y).average().orElse(0);
    double gx = to.stream().mapToDouble(Point::x).average().orElse(0);
    double gy = to.stream().mapToDouble(Point::y).average().orElse(0);
    double dot = 0;
    double cross = 0;
    double norm = 0;
    for (int i = 0; i < from.size(); i++) {
      double x = from.get(i).x() - fx;
      double y = from.get(i).y() - fy;
      double u = to.get(i).x() - gx;
      double v = to.get(i).y() - gy;
      dot += x * u + y * v;
      cross += x * v - y * u;
      norm += x * x + y * y;
    }
    if (norm == 0) {
      throw new IllegalArgumentException("points that fall together give no direction");
    }
    double a = dot / norm;
    double b = cross / norm;
    return new Similarity(a, b, gx - a * fx + b * fy, gy - b * fx - a * fy);
  }
}
