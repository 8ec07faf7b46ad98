package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.faces.MadeFaces;
import org.exeat.faces.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration is what its file says, and templates are compared as it says. */
class CalibrationFileTest {
  @TempDir Path folder;

  private static Calibration centered(double degreesOfCaptures) {
    double radians = Math.toRadians(degreesOfCaptures);
    Calibration bare = MadeDay.CALIBRATION;
    return new Calibration(
        bare.modelSha256(),
        bare.preparation(),
        bare.run(),
        bare.neutralScore(),
        bare.repeatability(),
        bare.points(),
        Optional.of(
            new Calibration.Centers(
                List.of(Math.cos(radians), Math.sin(radians)), List.of(0.0, 0.0))));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    for (Calibration c : List.of(MadeDay.CALIBRATION, centered(30))) {
      Path file = folder.resolve("c.yaml");
      CalibrationFile.write(c, file);
      assertEquals(c, CalibrationFile.read(file));
    }
  }

  @Test
  void centersOfDifferentLengthsAreRefusedByName() throws Exception {
    Path file = folder.resolve("c.yaml");
    CalibrationFile.write(centered(30), file);
    Files.writeString(
        file, Files.readString(file).replaceFirst("portraits:\\n *- 0\\.0\\n", "portraits:\n"));
    String said =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> CalibrationFile.read(file))
                .getMessage());
    assertTrue(said.contains("c.yaml") && said.contains("centers"), said);
  }

  /** It is read, so that who uses it can be told what it is of. */
  @Test
  void aFileOfBeforePreparationsWereCountedIsOfTheFirst() throws Exception {
    Path file = folder.resolve("c.yaml");
    CalibrationFile.write(MadeDay.CALIBRATION, file);
    Files.writeString(file, Files.readString(file).replaceFirst("preparation: \\d+\n", ""));
    Calibration old = CalibrationFile.read(file);
    assertEquals(1, old.preparation());
    assertTrue(old.unfit(old.modelSha256(), 2).orElse("").contains("preparation 1"));
  }

  /** A portrait against a capture and, as a second reference, against a capture of another day. */
  @Test
  void anEarlierCaptureIsComparedAsACapture() {
    Optional<Calibration.Centers> centers = centered(90).centers();
    Presented document = MadeDay.document(0, 0).withEncounter(MadeFaces.at(45));
    // (cos 45°, sin 45° - 1) is at -22.5° of the portrait's direction, and 0° of the earlier one's
    Comparison score = CrossingRecipe.compare(MadeFaces.at(45).template(), document, centers);
    assertEquals(1, assertInstanceOf(Comparison.Scored.class, score).score(), 1e-6);
    Comparison own =
        CrossingRecipe.compare(MadeFaces.at(45).template(), MadeDay.document(0, 0), centers);
    assertEquals(
        Math.cos(Math.toRadians(22.5)),
        assertInstanceOf(Comparison.Scored.class, own).score(),
        1e-6);
  }

  /** The recommended layout's own points, of the network that ships. */
  @Test
  void theBenchmarksLaneHasOneOfItsOwn() throws Exception {
    Calibration c = CalibrationFile.read(Path.of("../scenes/lane-1/recommended-calibration.yaml"));
    assertEquals(ModelStore.Model.RECOGNITION.sha256(), c.modelSha256());
    assertEquals(128, c.centers().orElseThrow().captures().size());
    assertTrue(c.run().command().startsWith("./exeat calibrate lane"), c.run().command());
    assertTrue(
        c.strictestFmr() <= .01 / (7 * 7 * (1 + Presented.ENCOUNTER)),
        "7 people with 7 documents and earlier captures at a promise of 0.01");
  }
}
