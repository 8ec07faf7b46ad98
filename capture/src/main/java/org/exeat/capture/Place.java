package org.exeat.capture;

/**
 * A place on the lane's or a vehicle's plane with its error, a normal distribution.
 *
 * @param x metres
 * @param y metres
 * @param xx variance of x
 * @param xy covariance
 * @param yy variance of y
 */
record Place(double x, double y, double xx, double xy, double yy) {
  /** Both together, as independent statements about one thing. */
  Place with(Place other) {
    double d = xx * yy - xy * xy;
    double e = other.xx * other.yy - other.xy * other.xy;
    double a = yy / d + other.yy / e;
    double b = -xy / d - other.xy / e;
    double c = xx / d + other.xx / e;
    double u = (yy * x - xy * y) / d + (other.yy * other.x - other.xy * other.y) / e;
    double v = (xx * y - xy * x) / d + (other.xx * other.y - other.xy * other.x) / e;
    double f = a * c - b * b;
    return new Place((c * u - b * v) / f, (a * v - b * u) / f, c / f, -b / f, a / f);
  }

  /**
   * Natural logarithm of how much likelier two places are where they are if they are one than if
   * the other lay anywhere on an area.
   *
   * @param area square metres
   */
  double oneRatherThanAnywhere(Place other, double area) {
    double a = xx + other.xx;
    double b = xy + other.xy;
    double c = yy + other.yy;
    double determinant = a * c - b * b;
    double dx = x - other.x;
    double dy = y - other.y;
    double square = (c * dx * dx - 2 * b * dx * dy + a * dy * dy) / determinant;
    return -square / 2 - Math.log(2 * Math.PI * Math.sqrt(determinant)) + Math.log(area);
  }
}
