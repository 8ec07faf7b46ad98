package org.exeat.simulator.traffic;

import java.util.SplittableRandom;

/**
 * How a quantity differs from case to case: a normal distribution that is cut off at both ends.
 *
 * @param mean of the normal distribution before the cuts, between min and max
 * @param spread standard deviation before the cuts, 0 for always the mean
 * @param min the least that occurs
 * @param max the most that occurs
 */
public record Spread(double mean, double spread, double min, double max) {
  private static final int TRIES = 100;

  public Spread {
    if (!Double.isFinite(mean)
        || !Double.isFinite(spread)
        || !Double.isFinite(min)
        || !Double.isFinite(max)) {
      throw new IllegalArgumentException("mean, spread, min and max are finite numbers");
    }
    if (spread < 0) {
      throw new IllegalArgumentException("spread " + spread + " is below 0");
    }
    if (!(min <= mean && mean <= max)) {
      throw new IllegalArgumentException(
          "mean " + mean + " does not lie between min " + min + " and max " + max);
    }
  }

  /** Always the same. */
  public static Spread always(double value) {
    return new Spread(value, 0, value, value);
  }

  /**
   * One case: drawn again until it lies between the ends. Where a hundred draws do not, the ends
   * are so close together that the bell is flat between them, and all between is alike.
   */
  double draw(SplittableRandom random) {
    if (spread == 0) {
      return mean;
    }
    for (int i = 0; i < TRIES; i++) {
      double value = mean + spread * random.nextGaussian();
      if (value >= min && value <= max) {
        return value;
      }
    }
    return min + (max - min) * random.nextDouble();
  }
}
