package org.exeat.simulator.vehicle;

/**
 * The left side of a body as a height over its middle plane: how far left the skin is at each x and
 * z. The right side mirrors it.
 *
 * @param halfWidth of the widest place, metres
 * @param length of the vehicle
 * @param frontTaper how much narrower each side is at x = 0
 * @param rearTaper the same at the rear end
 * @param sill height of the lower edge
 * @param widest height where the section is widest
 * @param beltFront height of the beltline at x = 0
 * @param beltRear height of the beltline at the rear end
 * @param tuckIn how far the section goes in from its widest place to the sill
 * @param shoulder how far it goes in up to the beltline
 * @param tumblehome slope inwards above the beltline, metres per metre
 * @param barrel how far the glass bulges over a straight line, metres
 */
record Flank(
    double halfWidth,
    double length,
    double frontTaper,
    double rearTaper,
    double sill,
    double widest,
    double beltFront,
    double beltRear,
    double tuckIn,
    double shoulder,
    double tumblehome,
    double barrel) {
  /** Depth of the pressed line below the shoulder, metres. */
  private static final double CREASE = .009;

  /** Height of the beltline. */
  double belt(double x) {
    return beltFront + (beltRear - beltFront) * Math.clamp(-x / length, 0, 1);
  }

  /** Height of the pressed line. */
  double crease(double x) {
    return widest + (belt(x) - widest) * .5;
  }

  /** How far left the skin is. */
  double at(double x, double z) {
    double front = Math.clamp((x + .32 * length) / (.32 * length), 0, 1);
    double rear = Math.clamp((-x - .68 * length) / (.32 * length), 0, 1);
    double y = halfWidth - frontTaper * front * front - rearTaper * rear * rear;
    double belt = belt(x);
    if (z < widest) {
      double t = (widest - z) / (widest - sill);
      return y - tuckIn * t * t;
    }
    double t = Math.min(1, (z - widest) / (belt - widest));
    y -= shoulder * t * t;
    double line = crease(x);
    if (z < line) {
      y -= CREASE * Math.pow((z - widest) / (line - widest), 3);
    } else {
      y -= CREASE * (1 - Math.min(1, (z - line) / .05));
    }
    double above = z - belt;
    if (above > 0) {
      y -= tumblehome * above;
      y -= .012 * Math.min(1, above / .02);
      y += barrel * Math.sin(Math.PI * Math.min(1, above / .5));
    }
    return y;
  }
}
