package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that belong to a scene. */
final class SceneLane {
  private SceneLane() {}

  /**
   * A file beside a scene's.
   *
   * @param scene its file, or the folder that holds it
   * @return empty where there is none
   */
  static Optional<Path> beside(Path scene, String name) {
    Path file = Files.isDirectory(scene) ? scene.resolve(name) : scene.resolveSibling(name);
    return Optional.of(file).filter(Files::isRegularFile);
  }
}
