package org.exeat.simulator.vehicle;

/**
 * A curve of the side view (x and z, metres) through knots: knot i lies at parameter i. Pieces are
 * cubic (Hermite); at a sharp knot the curve has a kink and the pieces on both sides run into it
 * free of bending. Immutable.
 */
final class Curve {
  /**
   * A piece that is so much longer than its neighbour, a coach's roof for one, gives the slope
   * where they meet: the neighbour's would make it swing out.
   */
  private static final double LONGER = 4;

  private final double[][] knots;
  private final boolean[] sharp;
  private final double[][] before;
  private final double[][] after;

  /** Of each piece's chord. */
  private final double[] lengths;

  Curve(double[][] knots, boolean[] sharp) {
    int n = knots.length;
    this.knots = knots;
    this.sharp = sharp;
    before = new double[n][2];
    after = new double[n][2];
    lengths = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      lengths[i] = Math.hypot(knots[i + 1][0] - knots[i][0], knots[i + 1][1] - knots[i][1]);
    }
    for (int i = 1; i < n - 1; i++) {
      if (!sharp[i]) {
        double a = lengths[i - 1];
        double b = lengths[i];
        for (int k = 0; k < 2; k++) {
          double first = (knots[i][k] - knots[i - 1][k]) / a;
          double second = (knots[i + 1][k] - knots[i][k]) / b;
          double slope =
              a > LONGER * b ? first : b > LONGER * a ? second : (first * b + second * a) / (a + b);
          before[i][k] = slope;
          after[i][k] = slope;
        }
      }
    }
    for (int i = 0; i < n - 1; i++) {
      boolean freeStart = i == 0 || sharp[i];
      boolean freeEnd = i == n - 2 || sharp[i + 1];
      double length = lengths[i];
      for (int k = 0; k < 2; k++) {
        double chord = (knots[i + 1][k] - knots[i][k]) / length;
        if (freeStart) {
          after[i][k] = freeEnd ? chord : 1.5 * chord - .5 * before[i + 1][k];
        }
        if (freeEnd) {
          before[i + 1][k] = freeStart ? chord : 1.5 * chord - .5 * after[i][k];
        }
      }
    }
  }

  double x(double s) {
    return value(s, 0);
  }

  double z(double s) {
    return value(s, 1);
  }

  /** Whether the curve has a kink or an end at a knot. */
  boolean sharp(int knot) {
    return knot == 0 || knot == knots.length - 1 || sharp[knot];
  }

  int pieces() {
    return knots.length - 1;
  }

  private double value(double s, int k) {
    int i = Math.clamp((int) Math.floor(s), 0, knots.length - 2);
    double t = s - i;
    double length = lengths[i];
    double t2 = t * t;
    double t3 = t2 * t;
    return knots[i][k] * (2 * t3 - 3 * t2 + 1)
        + after[i][k] * length * (t3 - 2 * t2 + t)
        + knots[i + 1][k] * (3 * t2 - 2 * t3)
        + before[i + 1][k] * length * (t3 - t2);
  }

  /** Parameter where the curve reaches an x, between two parameters where x falls steadily. */
  double whereX(double x, double from, double to) {
    double a = from;
    double b = to;
    for (int i = 0; i < 40; i++) {
      double m = (a + b) / 2;
      if (x(m) > x) {
        a = m;
      } else {
        b = m;
      }
    }
    return (a + b) / 2;
  }
}
