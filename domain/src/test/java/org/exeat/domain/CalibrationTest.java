package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final Calibration calibration = Given.calibration(4, 0.05);

  @Test
  void takesTheLoosestPointThatIsStrictEnough() {
    assertEquals(0.01, calibration.thresholdFor(0.03).orElseThrow().targetFmr(), 1e-12);
    assertEquals(0.01, calibration.thresholdFor(0.01).orElseThrow().targetFmr(), 1e-12);
    assertEquals("test-run", calibration.thresholdFor(0.5).orElseThrow().calibrationRun());
  }

  @Test
  void extrapolatesNothing() {
    assertEquals(1e-4, calibration.strictestFmr(), 1e-12);
    assertTrue(calibration.thresholdFor(9e-5).isEmpty());
    assertTrue(new CrossingPromise(0.01).thresholdFor(8100, calibration).isEmpty());
  }

  @Test
  void aPointThatDoesNotKeepItsRateIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration.Point(0.01, 0.6, 3, 0.005, 0.02, 0, 0));
  }

  @Test
  void pointsOutOfOrderAreRefused() {
    List<Calibration.Point> reversed = calibration.points().reversed();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration(Given.MODEL, 1, calibration.run(), 0.4, 0.05, reversed));
  }

  @Test
  void ofAnotherModelOrOfFacesCutOutInAnotherWayItSaysNothing() {
    assertTrue(calibration.unfit(Given.MODEL, 1).isEmpty());
    String model = calibration.unfit("0".repeat(64), 1).orElseThrow();
    assertTrue(model.contains("test-run") && model.contains("another model"), model);
    String faces = calibration.unfit(Given.MODEL, 2).orElseThrow();
    assertTrue(faces.contains("test-run") && faces.contains("preparation 1, now 2"), faces);
  }

  @Test
  void aThresholdWithoutModelOrRunIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Threshold("model.onnx", 0.01, 0.5, "run"));
    assertThrows(IllegalArgumentException.class, () -> new Threshold(Given.MODEL, 0, 0.5, "run"));
    assertThrows(
        IllegalArgumentException.class, () -> new Threshold(Given.MODEL, 0.01, Double.NaN, "run"));
    assertThrows(IllegalArgumentException.class, () -> new Threshold(Given.MODEL, 0.01, 0.5, " "));
  }

  @Test
  void documentsKeepTheirFieldsToThemselves() {
    TravelDocument document =
        new TravelDocument(
            "P",
            "UTO",
            "L898902C3",
            "ERIKSSON",
            "ANNA MARIA",
            LocalDate.of(1974, 8, 12),
            LocalDate.of(2027, 4, 15));
    assertEquals("TravelDocument[withheld]", document.toString());
    assertTrue(document.validOn(LocalDate.of(2027, 4, 15)));
    assertFalse(document.validOn(LocalDate.of(2027, 4, 16)));
    assertEquals(51, document.ageOn(LocalDate.of(2026, 8, 11)));
    assertTrue(AgeExemption.MINORS.exempts(17));
    assertFalse(AgeExemption.MINORS.exempts(18));
  }
}
