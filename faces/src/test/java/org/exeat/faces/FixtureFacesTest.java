package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exeat.domain.Comparison;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.junit.jupiter.api.Test;

/** Photorealistic and rendered faces of no real person, where the shared fixtures are present. */
class FixtureFacesTest {
  /** Held against the shipped file by BuiltInCalibrationTest in lane. */
  private static final double SHIPPED_AT_FMR_0_001 = 0.600;

  @Test
  void all32FacesAreFoundAndToldApart() throws Exception {
    Path folder = Networks.fixtures("faces/sfhq");
    List<AnalyzedFace> faces = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (FaceAnalyzer analyzer = Networks.analyzer()) {
      for (Path file : pictures(folder)) {
        names.add(file.getFileName().toString().replaceAll("SFHQ_sample_4x8_|\\.png", ""));
        List<AnalyzedFace> found =
            analyzer.analyze(ImageDecoder.read(file), TraceSink.NONE, "photo.0");
        assertEquals(1, found.size(), file.getFileName() + " shows one face");
        faces.add(found.getFirst());
      }
    }
    assertEquals(32, faces.size());
    List<Double> scores = new ArrayList<>();
    List<String> matching = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      for (int j = i + 1; j < faces.size(); j++) {
        double score = score(faces.get(i), faces.get(j));
        scores.add(score);
        if (score >= SHIPPED_AT_FMR_0_001) {
          matching.add(names.get(i) + " " + names.get(j));
        }
      }
    }
    scores.sort(null);
    assertEquals(496, scores.size());
    // Distances: closest about 0.36, median about 0.86.
    assertTrue(scores.getLast() < 0.70, "closest pair " + scores.getLast());
    assertEquals(1 - 0.861, scores.get(248), 0.05);
    // At the similarity that the shipped calibration asks for at FMR 0.001 one pair matches, the
    // second in docs/images/sfhq-closest-pairs.jpg.
    assertEquals(List.of("r1_c5 r3_c3"), matching);
  }

  @Test
  void qualityOfPhotographsIsPlausible() throws Exception {
    Path folder = Networks.fixtures("faces/sfhq");
    double pitch = 0;
    double yaw = 0;
    int n = 0;
    try (FaceAnalyzer analyzer = Networks.analyzer()) {
      for (Path file : pictures(folder)) {
        AnalyzedFace face =
            analyzer.analyze(ImageDecoder.read(file), TraceSink.NONE, "photo.0").getFirst();
        assertEquals(
            List.of(),
            QualityPolicy.CAPTURE.shortfalls(face.quality()),
            file.getFileName().toString());
        pitch += face.quality().value(QualityMeasure.POSE_PITCH).orElseThrow();
        yaw += face.quality().value(QualityMeasure.POSE_YAW).orElseThrow();
        n++;
      }
    }
    // These people look at the camera.
    assertEquals(0, pitch / n, 8, "mean pitch");
    assertEquals(0, yaw / n, 8, "mean yaw");
  }

  @Test
  void oneRenderedIdentityStaysCloserThanOthers() throws Exception {
    Path folder = Networks.fixtures("faces/parametric");
    try (FaceAnalyzer analyzer = Networks.analyzer()) {
      List<AnalyzedFace> zero = new ArrayList<>();
      for (String name : List.of("0_0", "0_1", "0_2")) {
        zero.add(
            analyzer
                .analyze(
                    ImageDecoder.read(folder.resolve(name + ".png")), TraceSink.NONE, "photo.0")
                .getFirst());
      }
      for (int i = 0; i < 3; i++) {
        double distance = 1 - score(zero.get(i), zero.get((i + 1) % 3));
        assertTrue(distance > 0.2 && distance < 0.45, "distance " + distance);
        assertTrue(1 - distance >= SHIPPED_AT_FMR_0_001, "not confirmed at FMR 0.001");
      }
    }
  }

  private static double score(AnalyzedFace a, AnalyzedFace b) {
    return a.template().compareWith(b.template()) instanceof Comparison.Scored(double score)
        ? score
        : Double.NaN;
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".png")).sorted().toList();
    }
  }
}
