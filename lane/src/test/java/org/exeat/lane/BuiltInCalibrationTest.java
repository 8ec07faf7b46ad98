package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.exeat.domain.Calibration;
import org.exeat.domain.Threshold;
import org.exeat.faces.ModelStore;
import org.junit.jupiter.api.Test;

/** The calibration that ships belongs to the network that ships, and says where it comes from. */
class BuiltInCalibrationTest {
  @Test
  void namesItsModelAndItsRun() throws Exception {
    Calibration c = CalibrationFile.builtIn();
    assertEquals(ModelStore.Model.RECOGNITION.sha256(), c.modelSha256());
    assertTrue(c.run().dataSet().contains("--first-seed 1000000"), "can be drawn again");
    assertFalse(c.run().notShown().isBlank());
    assertTrue(c.run().persons() >= 800);
  }

  /**
   * FixtureFacesTest in faces holds the SFHQ faces and one rendered person against the same number.
   */
  @Test
  void theOperatingPointsAreWhatTheReadmeSays() throws Exception {
    Threshold t = CalibrationFile.builtIn().thresholdFor(0.001).orElseThrow();
    assertEquals(0.600, t.score(), 0.001);
  }
}
