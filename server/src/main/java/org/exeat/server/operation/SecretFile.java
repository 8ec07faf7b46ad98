package org.exeat.server.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.exeat.lane.InvalidInputException;

/** A secret that an operator gives as a file, never on a command line or in a configuration. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * Its first line, without the spaces around it.
   *
   * @throws InvalidInputException where others than its owner may read it
   */
  public static String firstLine(Path file) throws IOException, InvalidInputException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
      if (may.contains(PosixFilePermission.GROUP_READ)
          || may.contains(PosixFilePermission.OTHERS_READ)) {
        throw new InvalidInputException(
            "others than its owner may read " + file + ": chmod 600 it, and use another secret");
      }
    }
    return Files.readString(file).lines().findFirst().orElse("").strip();
  }
}
