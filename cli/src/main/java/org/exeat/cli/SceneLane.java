package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The layout that is recommended for a scene. */
final class SceneLane {
  private SceneLane() {}

  /**
   * {@code recommended.yaml} beside a scene's file.
   *
   * @param scene its file, or the folder that holds it
   * @return empty where there is none
   */
  static Optional<Path> recommended(Path scene) {
    Path file =
        Files.isDirectory(scene)
            ? scene.resolve("recommended.yaml")
            : scene.resolveSibling("recommended.yaml");
    return Optional.of(file).filter(Files::isRegularFile);
  }
}
