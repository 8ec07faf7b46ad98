package org.exeat.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.exeat.lane.InvalidInputException;

/** Files that hold a secret: only their owner may read them. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * Refuses a file that others may read.
   *
   * @param instead what to do where somebody may have read it, as {@code use another token}
   * @throws InvalidInputException where its group or everybody may read it
   */
  public static void check(Path file, String instead) throws IOException, InvalidInputException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
      if (may.contains(PosixFilePermission.GROUP_READ)
          || may.contains(PosixFilePermission.OTHERS_READ)) {
        throw new InvalidInputException(
            "others than its owner may read " + file + ": chmod 600 it, and " + instead);
      }
    }
  }

  /**
   * The first line of such a file, without the spaces around it.
   *
   * @param what it holds, as {@code a password}
   * @throws InvalidInputException where there is none, or others may read it
   */
  public static String firstLine(Path file, String what, String instead)
      throws IOException, InvalidInputException {
    check(file, instead);
    String line = Files.readString(file).lines().findFirst().orElse("").strip();
    if (line.isEmpty()) {
      throw new InvalidInputException(file + " holds no " + what + " in its first line");
    }
    return line;
  }
}
