package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.exeat.domain.Calibration;
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

  @Test
  void tooFewImpostorsShowNothing() {
    assertTrue(OperatingPoints.of(new Scores(new double[] {1}, new double[] {0.1, 0.2})).isEmpty());
  }
}
