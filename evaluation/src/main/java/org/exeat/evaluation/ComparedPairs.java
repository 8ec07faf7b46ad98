package org.exeat.evaluation;

import java.util.Arrays;

/**
 * Scores with the two people of each comparison, and how much less they say of a rate than as many
 * comparisons would that share nobody. All comparisons of the same two people are added one after
 * the other. Not safe for several threads.
 */
final class ComparedPairs {
  private double[] scores = new double[1024];
  private int[] first = new int[1024];
  private int[] second = new int[1024];
  private int count;

  /**
   * Adds a comparison.
   *
   * @param a number of one of the two people, from 0
   * @param b number of the other; the same where it is one person with themselves
   */
  void add(double score, int a, int b) {
    if (count == scores.length) {
      scores = Arrays.copyOf(scores, 2 * count);
      first = Arrays.copyOf(first, 2 * count);
      second = Arrays.copyOf(second, 2 * count);
    }
    scores[count] = score;
    first[count] = Math.min(a, b);
    second[count] = Math.max(a, b);
    count++;
  }

  /** All scores, in the order in which they were added. */
  double[] scores() {
    return Arrays.copyOf(scores, count);
  }

  /**
   * The design effect: how many times the variance of the share that scores at or above a threshold
   * is that of independent comparisons, at least 1. Comparisons count as dependent where they share
   * a person, on either side (Aronow, Samii and Assenova, Cluster-robust variance estimation for
   * dyadic data, Political Analysis 23, 2015). 1 where all or none are above.
   */
  double designEffect(double threshold) {
    int above = 0;
    for (int i = 0; i < count; i++) {
      above += scores[i] >= threshold ? 1 : 0;
    }
    if (above == 0 || above == count) {
      return 1;
    }
    double p = (double) above / count;
    int people = Arrays.stream(second, 0, count).max().orElse(0) + 1;
    double[] residuals = new double[people];
    double pairs = 0;
    double pair = 0;
    for (int i = 0; i < count; i++) {
      double residual = (scores[i] >= threshold ? 1 : 0) - p;
      residuals[first[i]] += residual;
      if (second[i] != first[i]) {
        residuals[second[i]] += residual;
        pair += residual;
        boolean last = i + 1 == count || first[i + 1] != first[i] || second[i + 1] != second[i];
        if (last) {
          // counted with both people
          pairs += pair * pair;
          pair = 0;
        }
      }
    }
    double sum = -pairs;
    for (double r : residuals) {
      sum += r * r;
    }
    return Math.max(1, sum / count / (p * (1 - p)));
  }
}
