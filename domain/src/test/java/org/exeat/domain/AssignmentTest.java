package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final double NEUTRAL = 0.45;

  @Test
  void twoPoorPairsDoNotOutweighTheTrueOne() {
    // 0.70 + 0.10 < 0.44 + 0.44 by raw scores; by evidence only the 0.70 counts.
    Assignment a =
        Assignment.of(Given.scores(new double[] {0.70, 0.44}, new double[] {0.44, 0.10}), NEUTRAL);
    assertEquals(List.of(new Assignment.Pair(0, 0, 0.70)), a.supported());
    assertEquals(List.of(new Assignment.Pair(1, 1, 0.10)), a.leftover());
  }

  @Test
  void aFaceMayStayAlone() {
    Assignment a =
        Assignment.of(
            Given.scores(
                new double[] {0.9, 0.1, 0.2},
                new double[] {0.2, 0.8, 0.1},
                new double[] {0.1, 0.2, 0.7},
                new double[] {0.3, 0.3, 0.3}),
            NEUTRAL);
    assertEquals(3, a.supported().size());
    assertTrue(a.leftover().isEmpty());
    assertTrue(a.ofOccupant(3).isEmpty());
  }

  @Test
  void aDocumentMayStayAlone() {
    Assignment a = Assignment.of(Given.scores(new double[] {0.1, 0.9}), NEUTRAL);
    assertEquals(1, a.ofOccupant(0).orElseThrow().document());
    assertTrue(a.ofDocument(0).isEmpty());
  }

  @Test
  void nobodyAndNothing() {
    assertTrue(Assignment.of(Given.matrix(List.of(), 0), NEUTRAL).supported().isEmpty());
    assertTrue(Assignment.of(Given.matrix(List.of(), 3), NEUTRAL).ofDocument(2).isEmpty());
  }

  @Test
  void comparisonsWithoutScoreAreNeverAssigned() {
    Assignment a =
        Assignment.of(
            Given.matrix(
                List.of(
                    List.of(
                        new Comparison.Failed(new IllegalStateException()),
                        new Comparison.NotComparable("x"))),
                2),
            NEUTRAL);
    assertTrue(a.supported().isEmpty() && a.leftover().isEmpty());
  }

  @Test
  void aSideUsedTwiceIsRefused() {
    List<Assignment.Pair> twice =
        List.of(new Assignment.Pair(0, 0, 1), new Assignment.Pair(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Assignment(twice, List.of()));
  }

  @Test
  void aBusOfNinetyFindsItsDiagonal() {
    Random random = new Random(7);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 90).boxed().toList());
    java.util.Collections.shuffle(order, random);
    double[][] rows = new double[90][90];
    for (int o = 0; o < 90; o++) {
      for (int d = 0; d < 90; d++) {
        rows[o][d] =
            order.get(o) == d ? 0.6 + 0.3 * random.nextDouble() : 0.55 * random.nextDouble();
      }
    }
    Assignment a = Assignment.of(Given.scores(rows), NEUTRAL);
    for (int o = 0; o < 90; o++) {
      assertEquals(order.get(o), a.ofOccupant(o).orElseThrow().document());
    }
  }

  /** The plain twin: every way to pair up, tried. */
  @Property(tries = 300)
  void isAsGoodAsTryingEverything(
      @ForAll @IntRange(min = 0, max = 5) int occupants,
      @ForAll @IntRange(min = 0, max = 5) int documents,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[occupants][documents];
    for (double[] row : rows) {
      for (int d = 0; d < documents; d++) {
        row[d] = random.nextDouble();
      }
    }
    ComparisonMatrix matrix =
        Given.matrix(
            java.util.Arrays.stream(rows)
                .map(r ->
                    java.util.Arrays.stream(r)
                        .<Comparison>mapToObj(Comparison.Scored::new)
                        .toList())
                .toList(),
            documents);
    Assignment a = Assignment.of(matrix, NEUTRAL);
    double found = a.supported().stream().mapToDouble(p -> p.score() - NEUTRAL).sum();
    assertEquals(best(rows, 0, new boolean[documents]), found, 1e-9);
    assertTrue(a.supported().stream().allMatch(p -> p.score() > NEUTRAL));
    assertEquals(Math.min(occupants, documents), a.supported().size() + a.leftover().size());
  }

  private static double best(double[][] rows, int o, boolean[] taken) {
    if (o == rows.length) {
      return 0;
    }
    double best = best(rows, o + 1, taken);
    for (int d = 0; d < taken.length; d++) {
      if (!taken[d]) {
        taken[d] = true;
        best = Math.max(best, rows[o][d] - NEUTRAL + best(rows, o + 1, taken));
        taken[d] = false;
      }
    }
    return best;
  }
}
