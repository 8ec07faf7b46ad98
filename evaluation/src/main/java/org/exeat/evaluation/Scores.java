package org.exeat.evaluation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Comparison scores with the truth known, and the error rates of ISO/IEC 19795-1 over them. Scores
 * are similarities; a comparison is accepted when its score is at or above the threshold.
 * Immutable.
 */
public final class Scores {
  private final double[] genuine;
  private final double[] impostor;
  private final DoubleUnaryOperator genuineEffect;
  private final DoubleUnaryOperator impostorEffect;

  /**
   * Copies and sorts. The comparisons count as independent of each other.
   *
   * @param genuine scores of one person with themselves, at least one, finite
   * @param impostor scores of two different people, at least one, finite
   */
  public Scores(double[] genuine, double[] impostor) {
    this(genuine, impostor, t -> 1, t -> 1);
  }

  /**
   * Copies and sorts.
   *
   * @param genuine of one person with themselves, at least one, finite
   * @param impostor of two different people, at least one, finite
   */
  Scores(ComparedPairs genuine, ComparedPairs impostor) {
    this(genuine.scores(), impostor.scores(), genuine::designEffect, impostor::designEffect);
  }

  private Scores(
      double[] genuine,
      double[] impostor,
      DoubleUnaryOperator genuineEffect,
      DoubleUnaryOperator impostorEffect) {
    this.genuine = sorted(genuine, "genuine");
    this.impostor = sorted(impostor, "impostor");
    this.genuineEffect = genuineEffect;
    this.impostorEffect = impostorEffect;
  }

  private static double[] sorted(double[] scores, String kind) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("error rates need at least one " + kind + " comparison");
    }
    double[] copy = scores.clone();
    Arrays.sort(copy);
    if (!Double.isFinite(copy[0]) || !Double.isFinite(copy[copy.length - 1])) {
      throw new IllegalArgumentException(kind + " scores must be finite");
    }
    return copy;
  }

  /** Genuine scores, ascending; a copy. */
  public double[] genuine() {
    return genuine.clone();
  }

  /** Impostor scores, ascending; a copy. */
  public double[] impostor() {
    return impostor.clone();
  }

  /** Number of genuine comparisons. */
  public int genuineCount() {
    return genuine.length;
  }

  /** Number of impostor comparisons. */
  public int impostorCount() {
    return impostor.length;
  }

  /** Impostor comparisons accepted at that threshold. */
  public int falseMatches(double threshold) {
    return impostor.length - below(impostor, threshold);
  }

  /** Genuine comparisons not accepted at that threshold. */
  public int falseNonMatches(double threshold) {
    return below(genuine, threshold);
  }

  /** False match rate at that threshold, 0 to 1. */
  public double fmr(double threshold) {
    return (double) falseMatches(threshold) / impostor.length;
  }

  /** False non-match rate at that threshold, 0 to 1. */
  public double fnmr(double threshold) {
    return (double) falseNonMatches(threshold) / genuine.length;
  }

  /**
   * How many times as many comparisons as independent ones the false match rate at that threshold
   * rests on, at least 1: {@link ComparedPairs#designEffect}.
   */
  public double impostorDesignEffect(double threshold) {
    return impostorEffect.applyAsDouble(threshold);
  }

  /** The same of the false non-match rate. */
  public double genuineDesignEffect(double threshold) {
    return genuineEffect.applyAsDouble(threshold);
  }

  /**
   * The lowest threshold at which no more than {@code falseMatches} impostor comparisons are
   * accepted.
   */
  public double thresholdFor(int falseMatches) {
    if (falseMatches >= impostor.length) {
      return Math.min(genuine[0], impostor[0]);
    }
    return Math.nextUp(impostor[impostor.length - 1 - falseMatches]);
  }

  /** The lowest observed score at which the FMR no longer exceeds the FNMR. */
  public double equalErrorThreshold() {
    double[] observed =
        DoubleStream.concat(Arrays.stream(genuine), Arrays.stream(impostor)).sorted().toArray();
    int low = 0;
    int high = observed.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fmr(observed[middle]) <= fnmr(observed[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return observed[low];
  }

  /** Equal error rate: the mean of FMR and FNMR at {@link #equalErrorThreshold}. */
  public double equalErrorRate() {
    double t = equalErrorThreshold();
    return (fmr(t) + fnmr(t)) / 2;
  }

  /**
   * Area under the ROC curve: the chance that a genuine score exceeds an impostor's, ties counted
   * half.
   */
  public double areaUnderCurve() {
    double sum = 0;
    for (double g : genuine) {
      int lower = below(impostor, g);
      int notAbove = below(impostor, Math.nextUp(g));
      sum += lower + 0.5 * (notAbove - lower);
    }
    return sum / genuine.length / impostor.length;
  }

  /** How many are smaller than {@code threshold}. */
  private static int below(double[] ascending, double threshold) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
