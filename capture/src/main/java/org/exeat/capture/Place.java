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
  /**
   * Independent statements about one thing's place, added up. Immutable.
   *
   * @param statements how many, at least 1
   * @param a inverse covariance of all, of x
   * @param b the same, of both
   * @param c the same, of y
   * @param u the sum of the places, each weighed by its inverse covariance: x
   * @param v y
   * @param squares of the places, weighed so
   * @param logDeterminants of the covariances, added up
   */
  record Sum(
      int statements,
      double a,
      double b,
      double c,
      double u,
      double v,
      double squares,
      double logDeterminants) {
    /** One place alone. */
    static Sum of(Place p) {
      double determinant = p.xx * p.yy - p.xy * p.xy;
      double a = p.yy / determinant;
      double b = -p.xy / determinant;
      double c = p.xx / determinant;
      double u = a * p.x + b * p.y;
      double v = b * p.x + c * p.y;
      return new Sum(1, a, b, c, u, v, u * p.x + v * p.y, Math.log(determinant));
    }

    /** The statements of both. */
    Sum plus(Sum other) {
      return new Sum(
          statements + other.statements,
          a + other.a,
          b + other.b,
          c + other.c,
          u + other.u,
          v + other.v,
          squares + other.squares,
          logDeterminants + other.logDeterminants);
    }

    /** Where the thing is by all of them. */
    Place place() {
      double f = a * c - b * b;
      return new Place((c * u - b * v) / f, (a * v - b * u) / f, c / f, -b / f, a / f);
    }

    /**
     * Natural logarithm of how much likelier the places are where they are if they are one than if
     * each but one lay anywhere on an area; 0 for one alone.
     *
     * @param area square metres
     */
    double oneRatherThanAnywhere(double area) {
      double f = a * c - b * b;
      double apart = squares - (c * u * u - 2 * b * u * v + a * v * v) / f;
      return -(apart + logDeterminants + Math.log(f)) / 2
          + (statements - 1) * Math.log(area / (2 * Math.PI));
    }
  }
}
