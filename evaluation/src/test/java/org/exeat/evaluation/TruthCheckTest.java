package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.evaluation.CaptureTrial.Look;
import org.exeat.simulator.scene.Truth;
import org.junit.jupiter.api.Test;

class TruthCheckTest {
  private static final Truth.Seen VEHICLE = new Truth.Seen(0, 0, 0, List.of());
  private static final Truth.Frame FRAME = MadeTruth.frame("front", 0, VEHICLE);

  /** An easy face but for what is given. */
  private record Face(
      double yaw,
      double pitch,
      double visible,
      int eyesSeen,
      double glare,
      double eyeDistance,
      boolean closed) {
    static final Face EASY = new Face(15, -15, .9, 2, .1, 60, false);

    Look look(boolean found, double error, double chin) {
      Point p = new Point(0, 0);
      Truth.Person person =
          new Truth.Person(
              1,
              "camera",
              closed,
              new Box(0, 0, 100, 120),
              new Truth.Landmarks(p, p, p, p, p, p),
              eyeDistance,
              yaw,
              pitch,
              0,
              visible,
              eyesSeen,
              glare,
              500);
      return new Look(FRAME, VEHICLE, person, found, found, error, chin);
    }

    boolean easy() {
      return look(false, Double.NaN, Double.NaN).easy();
    }
  }

  @Test
  void aFaceIsEasyOnlyWithAllThatMakesItSo() {
    assertTrue(Face.EASY.easy());
    assertFalse(new Face(-15.1, 0, 1, 2, 0, 80, false).easy(), "turned");
    assertFalse(new Face(0, 15.1, 1, 2, 0, 80, false).easy(), "lowered");
    assertFalse(new Face(0, 0, .89, 2, 0, 80, false).easy(), "hidden in part");
    assertFalse(new Face(0, 0, 1, 1, 0, 80, false).easy(), "an eye hidden");
    assertFalse(new Face(0, 0, 1, 2, .11, 80, false).easy(), "glare");
    assertFalse(new Face(0, 0, 1, 2, 0, 59.9, false).easy(), "small");
    assertFalse(new Face(0, 0, 1, 2, 0, 80, true).easy(), "asleep");
  }

  @Test
  void easyLooksAreCountedAndTheErrorsOfTheFoundOnesHalved() {
    Face hard = new Face(40, 0, 1, 2, 0, 80, false);
    TruthCheck check =
        TruthCheck.of(
            new CaptureTrial.Result(
                List.of(),
                List.of(
                    Face.EASY.look(true, .02, .3),
                    Face.EASY.look(true, .08, .1),
                    Face.EASY.look(true, .05, .2),
                    Face.EASY.look(false, Double.NaN, Double.NaN),
                    hard.look(true, .9, .9)),
                0));
    assertEquals(4, check.looks());
    assertEquals(3, check.found());
    assertEquals(OptionalDouble.of(.05), check.medianError());
    assertEquals(OptionalDouble.of(.2), check.medianChinError());
    assertEquals(
        "Truth check: 3 of 4 easy looks found; median error of eyes, nose and mouth 5.0 % of the eye"
            + " distance, of the chin 20.0 %.",
        check.text());
  }

  @Test
  void nothingFoundHasNoError() {
    TruthCheck check =
        TruthCheck.of(
            new CaptureTrial.Result(
                List.of(), List.of(Face.EASY.look(false, Double.NaN, Double.NaN)), 0));
    assertEquals(OptionalDouble.empty(), check.medianError());
    assertEquals("Truth check: 0 of 1 easy looks found.", check.text());
  }
}
