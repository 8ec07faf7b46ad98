package org.exeat.domain;

/**
 * Interval for a rate of which some cases in some trials were seen (Wilson, Journal of the American
 * Statistical Association 22, 1927), with a confidence of 95 %. The trials count as independent.
 *
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record WilsonInterval(double lower, double upper) {
  private static final double Z = 1.959964;

  /**
   * @param k cases, 0 to n
   * @param n trials, 1 and more
   */
  public static WilsonInterval of(long k, long n) {
    if (k < 0 || n < 1 || k > n) {
      throw new IllegalArgumentException(
          "there are 0 to n cases in n trials, not " + k + " in " + n);
    }
    double p = (double) k / n;
    double square = Z * Z / n;
    double middle = (p + square / 2) / (1 + square);
    double half = Z * Math.sqrt(p * (1 - p) / n + square / (4 * n)) / (1 + square);
    // rounding leaves a trace of a bound that is nil or whole
    return new WilsonInterval(
        k == 0 ? 0 : Math.max(0, middle - half), k == n ? 1 : Math.min(1, middle + half));
  }
}
