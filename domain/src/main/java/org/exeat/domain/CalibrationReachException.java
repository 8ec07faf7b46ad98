package org.exeat.domain;

import java.util.Locale;

/**
 * The calibration run was too small to show the false match rate that this crossing's promise
 * needs.
 */
public final class CalibrationReachException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param comparisons in the crossing
   * @param needed false match rate per comparison
   * @param strictest false match rate that the calibration shows
   */
  public CalibrationReachException(int comparisons, double needed, double strictest) {
    super(
        String.format(
            Locale.ROOT,
            "%d comparisons need a false match rate of %.1e each, and the calibration shows none below %.1e;"
                + " calibrate with more people or promise less",
            comparisons,
            needed,
            strictest));
  }
}
