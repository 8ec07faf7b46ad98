package org.exeat.records.vault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.CrossingId;

/** A part of the vault's folder in which everything is called by a crossing's name. */
record CrossingFolder(Path folder) {
  Path of(CrossingId crossing) {
    return folder.resolve(crossing.toString());
  }

  /**
   * The crossings of which something is there, the oldest first.
   *
   * @throws VaultException where there is something that no crossing is called by
   */
  List<CrossingId> crossings() throws IOException {
    List<CrossingId> crossings = new ArrayList<>();
    for (Path file : list(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".part")) {
        Files.delete(file); // a write that was cut off, of which nobody was told
      } else if (!name.startsWith(".")) {
        try {
          crossings.add(CrossingId.parse(name));
        } catch (IllegalArgumentException e) {
          throw new VaultException(
              "the vault's folder " + folder.getFileName() + " holds something else", e);
        }
      }
    }
    return crossings;
  }

  static List<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      List<Path> paths = new ArrayList<>();
      all.forEach(paths::add);
      paths.sort(null);
      return paths;
    }
  }
}
