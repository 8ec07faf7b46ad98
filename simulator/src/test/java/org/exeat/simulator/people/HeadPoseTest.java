package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ModelStore;
import org.exeat.faces.TraceSink;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.people.View.Light;
import org.exeat.simulator.render.Rgb;
import org.junit.jupiter.api.Test;

/** The pose that the face room measures, against heads whose pose is known. */
class HeadPoseTest {
  private static final Path WEIGHTS =
      Path.of("../faces/weights/node_modules/@vladmandic/face-api/model");
  private static final int HEADS = 3;

  @Test
  void measuredAnglesFollowTheTrueOnes() throws Exception {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    ModelStore store = new ModelStore(Path.of("target", "models"), WEIGHTS);
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(store, 2)) {
      for (int yaw : new int[] {-30, 0, 30}) {
        assertEquals(yaw, mean(analyzer, QualityMeasure.POSE_YAW, yaw, 0, 0), 5);
      }
      double down = mean(analyzer, QualityMeasure.POSE_PITCH, 0, 20, 0);
      double up = mean(analyzer, QualityMeasure.POSE_PITCH, 0, -20, 0);
      assertTrue(down > 12 && up < -5, "nods down " + down + ", up " + up);
      // A view's roll turns the top to the left, the measure counts clockwise.
      assertEquals(-20, mean(analyzer, QualityMeasure.POSE_ROLL, 0, 0, 20), 3);
    }
  }

  private static double mean(
      FaceAnalyzer analyzer, QualityMeasure measure, double yaw, double pitch, double roll) {
    double sum = 0;
    for (int head = 0; head < HEADS; head++) {
      View view =
          new View(
              (float) Math.toRadians(yaw),
              (float) Math.toRadians(pitch),
              (float) Math.toRadians(roll),
              Expression.NEUTRAL,
              Light.random(new SplittableRandom(head)),
              new Camera(110, 40, 0, 0, 1, 0),
              new Backdrop.Plain(new Rgb(.4f, .4f, .4f)),
              false);
      Image image = PersonPicture.of(Identity.of(500 + head), view, 256, 256, 1).image();
      List<AnalyzedFace> faces = analyzer.analyze(image, TraceSink.NONE, "head");
      assertEquals(1, faces.size(), "yaw " + yaw + " pitch " + pitch + " roll " + roll);
      sum += faces.getFirst().quality().value(measure).orElseThrow();
    }
    return sum / HEADS;
  }
}
