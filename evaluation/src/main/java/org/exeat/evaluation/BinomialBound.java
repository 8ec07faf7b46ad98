package org.exeat.evaluation;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Exact bounds for a rate of which {@code k} cases in {@code n} trials were seen (Clopper and
 * Pearson, Biometrika 26, 1934). Where no case was seen the upper bound is {@code 1 - 0.05^(1/n)},
 * which is the rule of three, 3/n (ISO/IEC 19795-1, annex on the rule of 3). The trials count as
 * independent of each other where nothing else is said.
 */
public final class BinomialBound {
  /** Chance that the true rate lies beyond a one-sided bound. */
  public static final double RISK = 0.05;

  private BinomialBound() {}

  /** Upper bound that the true rate does not exceed with 95 % confidence. */
  public static double upper(long k, long n) {
    return upper(k, n, 1);
  }

  /**
   * The same where trials depend on each other: of as many as would say the same if they did not
   * (Korn and Graubard, Survey Methodology 24, 1998).
   *
   * @param designEffect how many trials say what one independent one would, 1 to n
   */
  public static double upper(long k, long n, double designEffect) {
    check(k, n);
    if (!(designEffect >= 1)) {
      throw new IllegalArgumentException("a design effect is at least 1, not " + designEffect);
    }
    return k == n
        ? 1
        : new BetaDistribution(k / designEffect + 1, (n - k) / designEffect)
            .inverseCumulativeProbability(1 - RISK);
  }

  /** Lower bound that the true rate does not go below with 95 % confidence. */
  public static double lower(long k, long n) {
    check(k, n);
    return k == 0 ? 0 : new BetaDistribution(k, n - k + 1.0).inverseCumulativeProbability(RISK);
  }

  /** Refuses what is no share. */
  static void check(long k, long n) {
    if (n < 1 || k < 0 || k > n) {
      throw new IllegalArgumentException(
          "a rate is seen in 0 to n of n trials, not in " + k + " of " + n);
    }
  }
}
