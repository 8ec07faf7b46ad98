package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.exeat.domain.Calibration;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class OperatingPointsTest {
  @Test
  void ruleOfThreeWhereNoneIsSeen() {
    assertEquals(3.0 / 10_000, BinomialBound.upper(0, 10_000), 3e-6);
    assertEquals(0, BinomialBound.lower(0, 10_000));
    assertEquals(1, BinomialBound.upper(5, 5));
    // R: binom.test(2, 100, alternative = "less")$conf.int
    assertEquals(0.0616, BinomialBound.upper(2, 100), 5e-4);
    assertThrows(IllegalArgumentException.class, () -> BinomialBound.upper(3, 2));
  }

  @Test
  void everyPointKeepsItsRateWithConfidence() {
    Random random = new Random(1);
    Scores scores =
        new Scores(
            random.doubles(500).map(x -> 0.5 + x / 2).toArray(),
            random.doubles(20_000).map(x -> x * 0.8).toArray());
    List<Calibration.Point> points = OperatingPoints.of(scores);
    assertEquals(0.1, points.getFirst().targetFmr(), 1e-12);
    assertTrue(
        points.getLast().targetFmr() >= 3.0 / 20_000 * 0.99
            && points.getLast().targetFmr() < 2.0e-4);
    for (Calibration.Point p : points) {
      assertTrue(p.fmrUpper() <= p.targetFmr());
      assertEquals(scores.fmr(p.score()), p.fmr(), 1e-12);
      assertEquals(scores.fnmr(p.score()), p.fnmr(), 1e-12);
    }
    assertEquals(0, points.getLast().falseMatches());
  }

  @Test
  void theConfidenceIsKeptOverManyRuns() {
    // Uniform impostor scores: the true FMR of a threshold t is 1 - t.
    int broken = 0;
    int runs = 400;
    for (int seed = 0; seed < runs; seed++) {
      Random random = new Random(seed);
      Scores scores =
          new Scores(
              new double[] {1},
              IntStream.range(0, 1000).mapToDouble(i -> random.nextDouble()).toArray());
      Calibration.Point p =
          OperatingPoints.of(scores).stream()
              .filter(q -> q.targetFmr() < 0.0101)
              .findFirst()
              .orElseThrow();
      if (1 - p.score() > p.targetFmr()) {
        broken++;
      }
    }
    assertTrue(
        broken <= 0.05 * runs + 3 * Math.sqrt(0.05 * 0.95 * runs),
        broken + " of " + runs + " runs promise too much");
  }

  /** Sixty people before the cameras, each more or less like all of four hundred portraits. */
  @Test
  void theConfidenceIsKeptWhereComparisonsSharePeople() {
    int captured = 60;
    int portraits = 400;
    int runs = 100;
    NormalDistribution truth = new NormalDistribution(0, Math.sqrt(1 + .5 * .5 + .3 * .3));
    int broken = 0;
    int asIfIndependent = 0;
    for (int seed = 0; seed < runs; seed++) {
      Random random = new Random(seed);
      double[] capture = random.doubles(captured).map(truth(.5)).toArray();
      double[] portrait = random.doubles(portraits).map(truth(.3)).toArray();
      ComparedPairs genuine = new ComparedPairs();
      genuine.add(5, 0, 0);
      ComparedPairs impostor = new ComparedPairs();
      for (int a = 0; a < portraits; a++) {
        for (int b = a + 1; b < portraits && a < captured; b++) {
          impostor.add(capture[a] + portrait[b] + random.nextGaussian(), a, b);
          if (b < captured) {
            impostor.add(capture[b] + portrait[a] + random.nextGaussian(), a, b);
          }
        }
      }
      broken += promisesTooMuch(new Scores(genuine, impostor), truth);
      asIfIndependent += promisesTooMuch(new Scores(new double[] {5}, impostor.scores()), truth);
    }
    assertTrue(
        broken <= 0.05 * runs + 3 * Math.sqrt(0.05 * 0.95 * runs),
        broken + " of " + runs + " runs promise too much");
    assertTrue(asIfIndependent > 2 * broken, "it matters: " + asIfIndependent);
  }

  private static DoubleUnaryOperator truth(double spread) {
    return new NormalDistribution(0, spread)::inverseCumulativeProbability;
  }

  private static int promisesTooMuch(Scores scores, NormalDistribution truth) {
    Calibration.Point p =
        OperatingPoints.of(scores).stream()
            .filter(q -> q.targetFmr() < 0.0101)
            .findFirst()
            .orElseThrow();
    return 1 - truth.cumulativeProbability(p.score()) > p.targetFmr() ? 1 : 0;
  }

  @Test
  void comparisonsThatSayTheSameCountOnce() {
    ComparedPairs once = new ComparedPairs();
    ComparedPairs fiveTimes = new ComparedPairs();
    Random random = new Random(3);
    for (int i = 0; i < 4000; i += 2) {
      double score = random.nextDouble();
      once.add(score, i, i + 1);
      for (int k = 0; k < 5; k++) {
        fiveTimes.add(score, i + 1, i);
      }
    }
    // each pair for itself: exactly independent, and exactly five times the same
    assertEquals(1, once.designEffect(.9), 1e-9);
    assertEquals(5, fiveTimes.designEffect(.9), 1e-9);
    assertEquals(1, once.designEffect(2), "none is above");
    assertEquals(1, once.designEffect(-1), "all are above");
    ComparedPairs genuine = new ComparedPairs();
    for (int i = 0; i < 100; i++) {
      genuine.add(i % 10 == 0 ? 0 : 1, i / 10, i / 10);
    }
    assertEquals(1, genuine.designEffect(.5), "one in ten of everybody's");
    assertEquals(
        BinomialBound.upper(4, 100), BinomialBound.upper(20, 500, 5), 1e-12, "as one in five");
    assertThrows(IllegalArgumentException.class, () -> BinomialBound.upper(1, 2, .5));
  }

  @Test
  void tooFewImpostorsShowNothing() {
    assertTrue(OperatingPoints.of(new Scores(new double[] {1}, new double[] {0.1, 0.2})).isEmpty());
  }
}
