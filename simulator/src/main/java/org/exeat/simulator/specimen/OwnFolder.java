package org.exeat.simulator.specimen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Keeps what is made here from being written over what somebody else put there. */
public final class OwnFolder {
  private OwnFolder() {}

  /**
   * Makes the folder where it is missing.
   *
   * @param marker file that marks a folder as made here
   * @param what is made, in words
   * @throws IllegalArgumentException where the folder holds something without the marker
   */
  public static void require(Path folder, String marker, String what) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the " + what + " needs a folder; a file of that name is there");
    }
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(marker))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "the folder holds something that is no "
                + what
                + " (it has no "
                + marker
                + "); name another one");
      }
    }
  }
}
