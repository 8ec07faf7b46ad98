package org.exeat.domain;

import java.util.Optional;

/**
 * What Exeat promises for one crossing: the chance that any wrong pair of face and document is
 * confirmed in it stays below a bound, however many people sit in the vehicle.
 *
 * <p>A carload of n faces and m documents makes up to n·m comparisons, each a chance for a false
 * match. By Boole's inequality the chance that at least one of k of them is a false match is at
 * most k times the chance of one, whether or not they are independent of each other (they are not:
 * siblings sit in the same car). So each comparison is held to the promised bound divided by k,
 * which is Bonferroni's correction. All k count as wrong pairs, as in a car where nobody is who the
 * documents say; a car of honest travellers does better than the promise.
 *
 * @param falseConfirmation bound on the chance per crossing, above 0 and below 1
 */
public record CrossingPromise(double falseConfirmation) {
  public CrossingPromise {
    if (!(falseConfirmation > 0 && falseConfirmation < 1)) {
      throw new IllegalArgumentException(
          "the promised chance of a false confirmation lies between 0 and 1, not at "
              + falseConfirmation);
    }
  }

  /** The false match rate that each of {@code comparisons} comparisons is held to. */
  public double fmrFor(int comparisons) {
    return falseConfirmation / Math.max(1, comparisons);
  }

  /**
   * The threshold for a crossing with that many comparisons.
   *
   * @return empty where the calibration cannot show so low a rate; nothing may be confirmed then
   */
  public Optional<Threshold> thresholdFor(int comparisons, Calibration calibration) {
    return calibration.thresholdFor(fmrFor(comparisons));
  }
}
