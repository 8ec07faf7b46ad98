package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Calibration;

/**
 * From scores to operating points: for false match rates from 0.1 downwards, ten to a decade, the
 * lowest score at which the upper 95 % bound of the false match rate does not exceed the target.
 * The last point is the lowest rate that so many impostor comparisons can show: with none accepted,
 * about 3/n.
 */
public final class OperatingPoints {
  private static final int PER_DECADE = 10;

  private OperatingPoints() {}

  /**
   * The points that these scores can show, from the loosest; empty where there are fewer than about
   * 30 impostors.
   */
  public static List<Calibration.Point> of(Scores scores) {
    int n = scores.impostorCount();
    List<Calibration.Point> points = new ArrayList<>();
    for (int i = PER_DECADE; BinomialBound.upper(0, n) <= target(i); i++) {
      double target = target(i);
      int accepted = mostAccepted(target, n);
      double score = scores.thresholdFor(accepted);
      int falseMatches = scores.falseMatches(score);
      int falseNonMatches = scores.falseNonMatches(score);
      points.add(
          new Calibration.Point(
              target,
              score,
              falseMatches,
              (double) falseMatches / n,
              BinomialBound.upper(falseMatches, n),
              (double) falseNonMatches / scores.genuineCount(),
              BinomialBound.upper(falseNonMatches, scores.genuineCount())));
    }
    return points;
  }

  private static double target(int i) {
    return Math.pow(10, -(double) i / PER_DECADE);
  }

  /**
   * The most false matches in n whose upper bound does not exceed the target; none is known to be
   * possible.
   */
  private static int mostAccepted(double target, int n) {
    int low = 0;
    int high = (int) Math.ceil(target * n);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (BinomialBound.upper(middle, n) <= target) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
