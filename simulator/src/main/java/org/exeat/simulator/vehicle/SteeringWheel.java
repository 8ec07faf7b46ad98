package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;

/**
 * Draws a steering wheel before its driver. The hub lies 0.41 m before and 0.35 m above the hips
 * (middle of the ranges of SAE J1100 dimensions L11 and H17 for cars), which is where hands reach
 * it with bent arms.
 */
final class SteeringWheel {
  /** From the hips forward to the hub, metres. */
  static final double BEFORE = .41;

  /** From the hips up to the hub, metres. */
  static final double ABOVE = .35;

  private SteeringWheel() {}

  /**
   * A wheel with its column.
   *
   * @param tilt of the column against level, radians
   */
  static void draw(Pen pen, Look look, Seat driver, double radius, double tilt) {
    Position hip = driver.hip();
    double x = hip.x() + BEFORE;
    double y = hip.y();
    double z = hip.z() + ABOVE;
    double c = Math.cos(tilt);
    double s = Math.sin(tilt);
    double[] hub = {x, y, z};
    double[] axis = {-c, 0, s};
    Forms.ring(pen, hub, axis, radius, .015, 32, 8, look.plastic());
    // The plane's two directions: to the left, and up along the rim.
    Forms.cushion(
        pen,
        3,
        4,
        look.plastic(),
        p -> {
          double up = p[2] * .06 - .01;
          double out = p[0] * .03 - .02;
          Forms.set(p, x + s * up - c * -out, y + p[1] * .085, z + c * up - s * out * -1);
        });
    for (double angle : new double[] {0, Math.PI, 1.5 * Math.PI}) {
      double left = Math.cos(angle) * radius;
      double up = Math.sin(angle) * radius;
      Forms.rod(
          pen,
          new double[] {x + .015 * c, y + left * .3, z - .015 * s},
          new double[] {x + s * up, y + left, z + c * up},
          .014,
          look.trim());
    }
    Forms.rod(
        pen,
        new double[] {x + .02 * c, y, z - .02 * s},
        new double[] {x + .32 * c, y, z - .32 * s},
        .045,
        look.plastic());
  }
}
