package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our networks against the npm package itself, whose values {@code faces/peer/golden.mjs} wrote.
 */
class ParityTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "parity");
  private static JsonNode golden = JsonMapper.shared().createObjectNode();

  @BeforeAll
  static void read() {
    golden = JsonMapper.shared().readTree(FOLDER.resolve("golden.json").toFile());
    assertEquals(5, golden.get("crops").size());
    assertEquals(5, golden.get("pictures").size());
  }

  @Test
  void templatesAgreeOnTheSameCrops() throws Exception {
    try (EmbeddingModel model = EmbeddingModel.builtIn(Networks.store(), 1)) {
      for (Map.Entry<String, JsonNode> e : golden.get("crops").properties()) {
        float[] ours =
            model
                .templates(List.of(ImageDecoder.read(FOLDER.resolve(e.getKey()))))
                .getFirst()
                .values();
        double dot = 0;
        double a = 0;
        double b = 0;
        double most = 0;
        for (int i = 0; i < ours.length; i++) {
          double theirs = e.getValue().get(i).asDouble();
          dot += ours[i] * theirs;
          a += ours[i] * ours[i];
          b += theirs * theirs;
          most = Math.max(most, Math.abs(ours[i] - theirs));
        }
        double cosine = dot / Math.sqrt(a * b);
        assertTrue(cosine >= 0.9999, e.getKey() + ": cosine " + cosine);
        assertTrue(most < 0.002, e.getKey() + ": largest difference " + most);
      }
    }
  }

  @Test
  void theStrongDetectorAgrees() throws Exception {
    try (FaceDetector detector = new SsdDetector(Networks.store(), 1, 0.3)) {
      compareBoxes(detector, "ssd");
    }
  }

  @Test
  void theFastDetectorAgrees() throws Exception {
    try (FaceDetector detector = new TinyDetector(Networks.store(), 1, 416, 0.5)) {
      compareBoxes(detector, "tiny");
    }
  }

  private static void compareBoxes(FaceDetector detector, String name) throws Exception {
    for (Map.Entry<String, JsonNode> e : golden.get("pictures").properties()) {
      List<Detection> ours = detector.detect(ImageDecoder.read(FOLDER.resolve(e.getKey())));
      JsonNode theirs = e.getValue().get(name);
      assertEquals(theirs.size(), ours.size(), e.getKey());
      for (int i = 0; i < theirs.size(); i++) {
        double overlap = box(theirs.get(i)).intersectionOverUnion(ours.get(i).box());
        assertTrue(overlap >= 0.9, e.getKey() + " overlaps by " + overlap);
        assertEquals(theirs.get(i).get(4).asDouble(), ours.get(i).confidence(), 0.05, e.getKey());
      }
    }
  }

  /**
   * The package picks pixels where we average them, so the network sees slightly different
   * pictures.
   */
  @Test
  void landmarksAgreeInTheSameBox() throws Exception {
    try (LandmarkPredictor predictor = new LandmarkPredictor(Networks.store(), 1)) {
      for (Map.Entry<String, JsonNode> e : golden.get("pictures").properties()) {
        Box box = box(e.getValue().get("ssd").get(0));
        Landmarks ours =
            predictor
                .predict(ImageDecoder.read(FOLDER.resolve(e.getKey())), List.of(box))
                .getFirst();
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < Landmarks.COUNT; i++) {
          JsonNode p = e.getValue().get("landmarks").get(0).get(i);
          distances.add(
              ours.points().get(i).distanceTo(new Point(p.get(0).asDouble(), p.get(1).asDouble())));
        }
        double mean = distances.stream().mapToDouble(d -> d).average().orElseThrow();
        assertTrue(
            mean < 0.05 * ours.interEyeDistance(), e.getKey() + ": mean distance " + mean + " px");
      }
    }
  }

  private static Box box(JsonNode b) {
    return new Box(
        b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
  }
}
