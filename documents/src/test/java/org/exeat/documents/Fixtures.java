package org.exeat.documents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real material beside the checkout; tests that need it are skipped where it is missing. */
public final class Fixtures {
  private static final Path FOLDER = Path.of("..", "..", "shared", "fixtures");

  private Fixtures() {}

  /** A file or folder of the fixtures. */
  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    assumeTrue(Files.exists(path), "the shared fixtures lack " + name);
    return path;
  }

  /** Its bytes. */
  public static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }
}
