package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Material;

/** Lamps, wipers, mirrors and dark panels on the front of a truck or a coach. */
final class HeavyTrim {
  private final Pen pen;
  private final BodyShape shape;
  private final Look look;

  HeavyTrim(Pen pen, BodyShape shape, Look look) {
    this.pen = pen;
    this.shape = shape;
    this.look = look;
  }

  /** A piece of the skin between two parameters, lifted off it. */
  void piece(double s0, double s1, double v0, double v1, double lift, Material material) {
    pen.patch(shape.inside(-lift), Pen.evenly(s0, s1, 4), Pen.steps(v0, v1, .08), material, -1);
  }

  /** Headlights on both sides; returns their middles, left first. */
  List<Position> headlights(double s0, double s1, double v0, double v1) {
    pen.both(() -> piece(s0, s1, v0, v1, .008, Look.LENS));
    double s = (s0 + s1) / 2;
    List<Position> lamps = new ArrayList<>();
    for (double share : new double[] {.3, .68}) {
      double[] p = new double[3];
      shape.inside(.012).at(s, v0 + (v1 - v0) * share, p);
      pen.both(() ->
          Forms.cushion(pen, 2, 3, Look.REFLECTOR, Forms.at(p[0], p[1], p[2], .03, .06, .06, 0)));
    }
    for (int side = 1; side >= -1; side -= 2) {
      double[] p = new double[3];
      shape.inside(-.015).at(s, side * (v0 + v1) / 2, p);
      lamps.add(new Position(p[0], p[1], p[2]));
    }
    return lamps;
  }

  /** Wipers across the lower windscreen, which begins at a knot. */
  void wipers(int knot) {
    Sheet glass = shape.inside(-.02);
    for (double from : new double[] {-.8, 0}) {
      double[] a = new double[3];
      double[] b = new double[3];
      glass.at(knot + .02, from, a);
      glass.at(knot + .10, from + .7, b);
      Forms.rod(pen, a, b, .012, .008, 5, Look.BLACK_METAL);
    }
  }

  /** A tall mirror on an arm on the left; call it for both sides. */
  void mirror(double[] root, double[] middle, double halfWidth, double halfHeight) {
    Forms.rod(
        pen,
        root,
        new double[] {middle[0], middle[1], middle[2] + halfHeight * .8},
        .02,
        look.trim());
    Forms.cushion(
        pen,
        4,
        4,
        look.trim(),
        Forms.at(middle[0], middle[1], middle[2], .06, halfWidth, halfHeight, 0));
    pen.patch(
        (a, b, p) ->
            Forms.set(
                p,
                middle[0] - .061,
                middle[1] + a * halfWidth * .82,
                middle[2] + b * halfHeight * .85),
        Pen.evenly(-1, 1, 2),
        Pen.evenly(-1, 1, 4),
        Look.MIRROR,
        -1);
  }

  /** A gap on the left flank. */
  void gap(double x0, double z0, double x1, double z1) {
    Sheet side = shape.side(-.004);
    boolean level = Math.abs(x1 - x0) > Math.abs(z1 - z0);
    double[] along = Pen.steps(0, 1, Math.min(1, .1 / Math.hypot(x1 - x0, z1 - z0)));
    double[] across = {-.006, .006};
    if (level) {
      pen.patch(
          (t, w, p) -> side.at(x1 + (x0 - x1) * t, z1 + (z0 - z1) * t + w, p),
          along,
          across,
          Look.GAP,
          x0 > x1 ? -1 : 1);
    } else {
      pen.patch(
          (w, t, p) -> side.at(x0 + (x1 - x0) * t + w, z0 + (z1 - z0) * t, p),
          across,
          along,
          Look.GAP,
          z1 > z0 ? -1 : 1);
    }
  }
}
