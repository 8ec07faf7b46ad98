package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * 10,000 crossings with a score model whose false match rates are known exactly: the promise must
 * hold in the worst case, cars in which nobody is who the documents say, and with siblings whose
 * scores go together.
 *
 * <p>The impostor scores are uniform in 0 to 1, so the threshold for a false match rate f is
 * exactly 1 - f.
 */
class CrossingPromiseSimulationTest {
  private static final int CROSSINGS = 10_000;
  private static final CrossingPromise PROMISE = new CrossingPromise(0.02);

  /**
   * Exact points, 20 a decade, no repeatability margin: nothing but the threshold protects the car.
   */
  private static final Calibration EXACT = exact();

  private static Calibration exact() {
    List<Calibration.Point> points = new ArrayList<>();
    for (int i = 0; i <= 120; i++) {
      double fmr = Math.pow(10, -i / 20.0);
      points.add(new Calibration.Point(fmr, 1 - fmr, 0, fmr, fmr, 0, 0));
    }
    return new Calibration(
        Given.MODEL,
        1,
        new Calibration.Run("exact", "2026-11-01", "none", "uniform", 2, 2, 1, 1, "-"),
        0.5,
        0,
        points);
  }

  @Test
  void carsFullOfImpostorsStayWithinThePromise() {
    Random random = new Random(20261101);
    int wrong = 0;
    for (int i = 0; i < CROSSINGS; i++) {
      int occupants = 1 + random.nextInt(7);
      int documents = 1 + random.nextInt(7);
      double[][] scores = new double[occupants][documents];
      for (double[] row : scores) {
        for (int d = 0; d < documents; d++) {
          row[d] = random.nextDouble();
        }
      }
      if (decide(scores).confirmed() > 0) {
        wrong++;
      }
    }
    // 0.02 · 10,000 = 200 allowed; the binomial standard deviation is 14.
    assertTrue(wrong <= 200 + 3 * 14, wrong + " crossings of 10,000 with a false confirmation");
    assertTrue(wrong > 100, "a bound that is far too strict would hide a mistake: " + wrong);
  }

  @Test
  void dependentScoresStayWithinThePromiseToo() {
    Random random = new Random(20261102);
    int wrong = 0;
    for (int i = 0; i < CROSSINGS; i++) {
      double family = random.nextDouble();
      double[][] scores = new double[4][4];
      for (double[] row : scores) {
        for (int d = 0; d < 4; d++) {
          row[d] = random.nextBoolean() ? family : random.nextDouble();
        }
      }
      if (decide(scores).confirmed() > 0) {
        wrong++;
      }
    }
    assertTrue(wrong <= 200 + 3 * 14, wrong + " crossings of 10,000 with a false confirmation");
  }

  @Test
  void withoutTheCorrectionThePromiseWouldBreak() {
    Random random = new Random(20261103);
    double uncorrected = EXACT.thresholdFor(PROMISE.falseConfirmation()).orElseThrow().score();
    int wrong = 0;
    for (int i = 0; i < CROSSINGS; i++) {
      double best = 0;
      for (int k = 0; k < 25; k++) {
        best = Math.max(best, random.nextDouble());
      }
      if (best >= uncorrected) {
        wrong++;
      }
    }
    assertTrue(wrong > 3000, "five people a car, uncorrected: " + wrong);
    assertEquals(0.02 / 25, PROMISE.fmrFor(25), 1e-12);
  }

  private static CrossingDecision decide(double[][] scores) {
    return CrossingDecision.of(
        Given.scores(scores),
        Given.good(scores.length),
        Given.comparable(scores[0].length),
        PROMISE,
        EXACT);
  }
}
