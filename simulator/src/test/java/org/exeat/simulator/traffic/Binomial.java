package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Exact binomial tests of counts. */
final class Binomial {
  /** Chance of a false alarm on either side; seeds are fixed, so a pass stays a pass. */
  private static final double ALARM = 1e-4;

  private Binomial() {}

  static void assertLikely(String what, int count, int trials, double rate) {
    double below = 0;
    double above = 0;
    for (int k = 0; k <= trials; k++) {
      double chance = Math.exp(logChance(k, trials, rate));
      below += k <= count ? chance : 0;
      above += k >= count ? chance : 0;
    }
    assertTrue(
        below >= ALARM && above >= ALARM,
        what + ": " + count + " of " + trials + " at a rate of " + rate);
  }

  private static double logChance(int k, int trials, double rate) {
    if (rate == 0 || rate == 1) {
      return k == (rate == 0 ? 0 : trials) ? 0 : Double.NEGATIVE_INFINITY;
    }
    return logFactorial(trials)
        - logFactorial(k)
        - logFactorial(trials - k)
        + k * Math.log(rate)
        + (trials - k) * Math.log1p(-rate);
  }

  /** Stirling's series, exact to nine digits from 10 on; products below. */
  private static double logFactorial(int n) {
    if (n < 10) {
      double sum = 0;
      for (int i = 2; i <= n; i++) {
        sum += Math.log(i);
      }
      return sum;
    }
    double x = n + 1.0;
    return (x - .5) * Math.log(x)
        - x
        + .5 * Math.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
