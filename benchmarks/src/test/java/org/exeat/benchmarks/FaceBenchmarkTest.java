package org.exeat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is timed does what it says. */
class FaceBenchmarkTest {
  @Test
  void everyStageSeesAllFourPeople() throws Exception {
    Path home = Path.of("..");
    assumeTrue(
        Files.isDirectory(home.resolve("faces/weights/node_modules")),
        "the weights are not here; ./exeat test fetches them");
    Material.draw(home);
    System.setProperty("exeat.home", "..");
    FaceBenchmark benchmark = new FaceBenchmark();
    benchmark.open();
    try {
      assertEquals(1280, benchmark.decode().width());
      assertEquals(4, benchmark.strongDetector().size());
      assertTrue(benchmark.fastDetector().size() >= 2, "the fast one may miss some");
      assertEquals(4, benchmark.landmarksOfFour().size());
      assertEquals(1, benchmark.template().size());
      assertEquals(4, benchmark.templatesOfFour().size());
      assertEquals(4, benchmark.wholePicture().size());
    } finally {
      benchmark.close();
    }
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetween() {
    assertEquals(2.5, SideBySide.median(new double[] {4, 1, 3, 2}));
    assertEquals(3, SideBySide.median(new double[] {9, 1, 3}));
  }
}
