package org.exeat.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.DurableFile;

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
    DurableFile.createPrivateFolder(folder);
    return folder;
  }

  /** Writes the file as a whole or not at all; one of that name is replaced. */
  static void write(Path file, String text) throws IOException {
    DurableFile.replacePrivate(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
