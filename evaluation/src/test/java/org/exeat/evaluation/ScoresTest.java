package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoresTest {
  private static final Path FIXTURES = Path.of("..", "..", "shared", "fixtures", "scores");

  @Test
  void countsAtTheThresholdItself() {
    Scores s = new Scores(new double[] {0.9, 0.5, 0.7}, new double[] {0.5, 0.1, 0.2, 0.6});
    assertEquals(0.5, s.fmr(0.5));
    assertEquals(0, s.fnmr(0.5));
    assertEquals(1.0 / 3, s.fnmr(0.6), 1e-12);
    assertArrayEquals(new double[] {0.5, 0.7, 0.9}, s.genuine());
    assertArrayEquals(new double[] {0.1, 0.2, 0.5, 0.6}, s.impostor());
    // 0.9 and 0.7 beat all four; 0.5 beats two and ties with one.
    assertEquals((4 + 4 + 2.5) / 12, s.areaUnderCurve(), 1e-12);
  }

  @Test
  void thresholdAdmitsNoMoreThanAsked() {
    Scores s = new Scores(new double[] {1}, new double[] {0.1, 0.2, 0.2, 0.3});
    assertEquals(0, s.falseMatches(s.thresholdFor(0)));
    assertEquals(1, s.falseMatches(s.thresholdFor(1)));
    assertEquals(
        1,
        s.falseMatches(s.thresholdFor(2)),
        "two equal scores are admitted together or not at all");
    assertEquals(4, s.falseMatches(s.thresholdFor(4)));
  }

  @Test
  void emptyAndInfiniteScoresAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Scores(new double[0], new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new Scores(new double[] {1}, new double[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Scores(new double[] {Double.NaN}, new double[] {1}));
  }

  /** Figures of other people's software over the same scores. */
  @ParameterizedTest
  @CsvSource({
    "pyeer/exp1, pyeer/exp1_true.txt, pyeer/exp1_false.txt",
    "bob/nonsep, bob/nonsep-positives.txt, bob/nonsep-negatives.txt",
    "bob/linsep, bob/linsep-positives.txt, bob/linsep-negatives.txt"
  })
  void agreesWithPeers(String name, String genuine, String impostor) throws IOException {
    assumeTrue(Files.isDirectory(FIXTURES), "the shared score fixtures are not here");
    Scores s = new Scores(read(genuine), read(impostor));
    JsonNode expected =
        JsonMapper.shared().readTree(FIXTURES.resolve("EXPECTED.json").toFile()).get(name);
    assertEquals(expected.get("auc").asDouble(), s.areaUnderCurve(), 1e-9);
    JsonNode equal = expected.get("at_equal_error_crossing");
    double t = s.equalErrorThreshold();
    assertEquals(equal.get("fmr").asDouble(), s.fmr(t), 1e-9);
    assertEquals(equal.get("fnmr").asDouble(), s.fnmr(t), 1e-9);
    for (Map.Entry<String, JsonNode> e : expected.get("fnmr_at_fmr_at_most").properties()) {
      int allowed = (int) Math.floor(Double.parseDouble(e.getKey()) * s.impostorCount() + 1e-9);
      assertEquals(
          e.getValue().asDouble(), s.fnmr(s.thresholdFor(allowed)), 1e-9, "at FMR " + e.getKey());
    }
  }

  private static double[] read(String file) throws IOException {
    return Files.readAllLines(FIXTURES.resolve(file)).stream()
        .filter(l -> !l.isBlank())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
