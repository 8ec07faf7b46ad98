package org.exeat.faces;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built-in networks for this package's tests; the launcher fetches the weights before it runs
 * them.
 */
final class Networks {
  static final Path WEIGHTS =
      Path.of("weights", "node_modules", "@vladmandic", "face-api", "model");
  static final Path FIXTURES = Path.of("..", "..", "shared", "fixtures");

  private Networks() {}

  static ModelStore store() {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    return new ModelStore(Path.of("target", "models"), WEIGHTS);
  }

  static FaceAnalyzer analyzer() throws ModelException, IOException {
    return FaceAnalyzer.builtIn(store(), 2);
  }

  static Path fixtures(String folder) {
    Path path = FIXTURES.resolve(folder);
    assumeTrue(Files.isDirectory(path), "the shared fixtures are not here");
    return path;
  }
}
