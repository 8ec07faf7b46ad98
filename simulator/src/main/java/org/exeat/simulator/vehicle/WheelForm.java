package org.exeat.simulator.vehicle;

import org.exeat.simulator.render.Material;

/** Draws wheels. */
final class WheelForm {
  private WheelForm() {}

  /**
   * A car's wheel on the left.
   *
   * @param outer y of the tyre's outer side
   * @param width of the tyre
   * @param spokes number
   */
  static void car(
      Pen pen, double x, double outer, double radius, double width, int spokes, Material rim) {
    double bead = radius * .68;
    double z = radius;
    tyre(pen, x, z, outer, radius, width, bead, 24);
    double face = outer - .02;
    // The barrel behind the spokes, and the brake's shadow.
    Forms.turned(
        pen,
        x,
        z,
        new double[][] {
          {bead, face}, {bead * .93, face - .012}, {bead * .93, face - .1}, {0, face - .1}
        },
        false,
        28,
        rim);
    Forms.turned(
        pen,
        x,
        z,
        new double[][] {{bead * .22, face - .06}, {bead * .2, face - .004}, {0, face}},
        false,
        12,
        rim);
    for (int i = 0; i < spokes; i++) {
      double angle = 2 * Math.PI * i / spokes + .3;
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      Forms.cushion(
          pen,
          6,
          2,
          rim,
          p -> {
            double r = bead * (.56 + .42 * p[0]);
            double w = p[1] * (.028 + .02 * (1 - r / bead));
            double y = face - .02 - .02 * (1 - r / bead) + p[2] * .012;
            Forms.set(p, x + r * c - w * s, y, z + r * s + w * c);
          });
    }
  }

  /** A tyre and, for heavy vehicles, a deep steel rim. */
  static void heavy(Pen pen, double x, double outer, double radius, double width, boolean front) {
    double bead = radius * .58;
    tyre(pen, x, radius, outer, radius, width, bead, 28);
    double out = front ? .02 : -.12;
    Forms.turned(
        pen,
        x,
        radius,
        new double[][] {
          {bead * .97, outer - .2},
          {bead, outer - .03},
          {bead * .9, outer - .05},
          {bead * .75, outer - .04 + out * .5},
          {bead * .45, outer + out},
          {bead * .42, outer + out + .03},
          {0, outer + out + .03}
        },
        false,
        24,
        Look.ALLOY);
  }

  private static void tyre(
      Pen pen,
      double x,
      double z,
      double outer,
      double radius,
      double width,
      double bead,
      int around) {
    double inner = outer - width;
    Forms.turned(
        pen,
        x,
        z,
        new double[][] {
          {bead, inner + .01},
          {radius - .04, inner},
          {radius - .004, inner + .03},
          {radius, outer - width / 2},
          {radius - .004, outer - .03},
          {radius - .04, outer},
          {bead, outer - .015}
        },
        true,
        around,
        Look.RUBBER);
  }
}
