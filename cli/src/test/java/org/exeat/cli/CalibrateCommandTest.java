package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Calibration;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operating points of labelled pictures, and which ones a lane's commands take. */
class CalibrateCommandTest extends CommandTest {
  private static final Path LANE_1 = HOME.resolve("scenes/lane-1");

  @TempDir Path folder;

  @BeforeEach
  void weights() {
    needWeights();
  }

  @Test
  void pointsAreMadeOfAFolderForEachPerson() throws Exception {
    String people = folder.resolve("people").toString();
    assertEquals(
        0, run("people", "--identities", "4", "--views", "2", "--out", people), err::toString);
    Path file = folder.resolve("c.yaml");
    assertEquals(
        0,
        run("calibrate", people, "--out", file.toString(), "--name", "few", "--data-set", "four"),
        err::toString);
    Calibration c = CalibrationFile.read(file);
    assertEquals("few", c.run().name());
    assertEquals(8, c.run().genuine());
    assertEquals(24, c.run().impostor());
    assertTrue(c.centers().isEmpty());
    assertTrue(out.toString().contains("4 people, 12 pictures"), out.toString());
    Path centered = folder.resolve("centered.yaml");
    assertEquals(2, run("calibrate", people, "--centered", "--out", centered.toString()));
    assertTrue(err.toString().contains("not of 4 and 4"), err.toString());
    assertFalse(Files.exists(centered));
  }

  @Test
  void whatCannotBeCalibratedIsTold() throws Exception {
    assertEquals(2, run("calibrate"));
    assertTrue(err.toString().contains("name the FOLDER"), err.toString());
    String out = folder.resolve("out").toString();
    assertEquals(2, run("calibrate", "lane", folder.resolve("none").toString(), "--out", out));
    assertEquals(2, run("calibrate", "lane", LANE_1.toString(), "--strangers", "-1", "--out", out));
    assertTrue(err.toString().contains("--strangers must be at least 0"), err.toString());
  }

  @Test
  void aLayoutHasItsOwnPointsBesideIt() throws Exception {
    TrialOptions lane1 = new TrialOptions();
    lane1.sceneFile = LANE_1;
    TrialOptions other = new TrialOptions();
    other.sceneFile = HOME.resolve("scenes/three-cameras");
    other.laneFile = other.sceneFile.resolve("lane.yaml");
    FaceOptions faces = new FaceOptions();
    try (FaceAnalyzer analyzer = faces.open()) {
      assertTrue(lane1.calibration(null, faces, analyzer).centers().isPresent());
      assertEquals(CalibrationFile.builtIn(), other.calibration(null, faces, analyzer));
      Path named = folder.resolve("named.yaml");
      CalibrationFile.write(CalibrationFile.builtIn(), named);
      assertEquals(CalibrationFile.builtIn(), lane1.calibration(named, faces, analyzer));
    }
  }

  /** By uncentered templates any two captures are alike, so no earlier one is a reference. */
  @Test
  void earlierCapturesAreReferencesByCenteredCalibrationsOnly() throws Exception {
    try (FaceAnalyzer analyzer = new FaceOptions().open()) {
      for (Path file :
          List.of(LANE_1.resolve("recommended-calibration.yaml"), folder.resolve("plain.yaml"))) {
        if (!Files.exists(file)) {
          CalibrationFile.write(CalibrationFile.builtIn(), file);
        }
        Calibration c = CalibrationFile.read(file);
        assertEquals(
            c.centers().isPresent(),
            new CrossingRecipe(
                    analyzer, c, CrossingPolicy.DEFAULT, TrustStore.EMPTY, TraceSink.NONE)
                .on(LocalDate.of(2026, 3, 20))
                .comparesEncounters());
      }
    }
  }
}
