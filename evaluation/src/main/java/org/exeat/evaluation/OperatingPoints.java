package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Calibration;

/**
 * From scores to operating points: for false match rates from 0.1 downwards, ten to a decade, the
 * lowest score at which the upper 95 % bound of the false match rate does not exceed the target.
 * The last point is the lowest rate that so many impostor comparisons can show: with none accepted,
 * about 3/n, where n is how many independent comparisons would say the same ({@link
 * Scores#impostorDesignEffect}).
 */
public final class OperatingPoints {
  private static final int PER_DECADE = 10;

  /**
   * False matches, or misses, under which no design effect is told: that of a score at which there
   * are as many is taken.
   */
  private static final int TELLING = 30;

  private OperatingPoints() {}

  /**
   * The points that these scores can show, from the loosest; empty where there are fewer than about
   * 30 impostors.
   */
  public static List<Calibration.Point> of(Scores scores) {
    int n = scores.impostorCount();
    List<Calibration.Point> points = new ArrayList<>();
    double[] genuine = scores.genuine();
    double missing = genuine[Math.min(TELLING, genuine.length / 2)];
    for (int i = PER_DECADE; BinomialBound.upper(0, n) <= target(i); i++) {
      double target = target(i);
      // at the loosest score that could do: of rarer matches less is shared
      int loosest = Math.max((int) (target * n), Math.min(TELLING, n / 2));
      double effect = scores.impostorDesignEffect(scores.thresholdFor(loosest));
      if (BinomialBound.upper(0, n, effect) > target) {
        continue; // a stricter one may do: of rarer matches less is shared
      }
      double score = scores.thresholdFor(mostAccepted(target, n, effect));
      int falseMatches = scores.falseMatches(score);
      int falseNonMatches = scores.falseNonMatches(score);
      double misses = scores.genuineDesignEffect(Math.max(score, missing));
      points.add(
          new Calibration.Point(
              target,
              score,
              falseMatches,
              (double) falseMatches / n,
              BinomialBound.upper(falseMatches, n, effect),
              (double) falseNonMatches / scores.genuineCount(),
              BinomialBound.upper(falseNonMatches, scores.genuineCount(), misses)));
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
  private static int mostAccepted(double target, int n, double effect) {
    int low = 0;
    int high = (int) Math.ceil(target * n);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (BinomialBound.upper(middle, n, effect) <= target) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
