package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.exeat.lane.InvalidInputException;

/** Files that show travellers: only the one who made them may read them. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Makes a folder that only its maker may enter.
   *
   * @throws InvalidInputException where it is there already: who may read it nobody knows
   */
  static Path folder(Path folder) throws IOException, InvalidInputException {
    if (Files.exists(folder)) {
      throw new InvalidInputException(
          "the folder is there already, and who may read it nobody knows; name a new one");
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createDirectory(folder);
  }

  /** Writes the file as a whole or not at all; one of that name is replaced. */
  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file name");
    }
    Path part =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? Files.createTempFile(
                folder,
                "exeat",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, "exeat", ".part");
    Files.writeString(part, text);
    Files.move(
        part,
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
