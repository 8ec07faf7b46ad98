package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A crossing as a folder:
 *
 * <pre>
 * FOLDER/
 *   photos/        pictures of the vehicle's occupants, any names
 *   documents/     a folder for each presented document, any names
 *     1/document.yaml   and a portrait, as read by eye or by a page reader
 *     1/portrait.png
 *     2/DG1.bin …       or the files of its chip (any names that end in .bin)
 *   crossing.yaml  optional
 * </pre>
 *
 * Names of the traveller's folders and files are not shown in messages or results: documents and
 * photos are numbered in the order of their names.
 *
 * @param photos in the order of their names
 * @param documents in the order of their names
 */
record PresentedFolder(List<Path> photos, List<Path> documents, CrossingFile crossing) {
  private static final int MOST_FILES = 1000;

  static PresentedFolder read(Path folder) throws InvalidInputException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          Files.exists(folder)
              ? "the crossing is a folder with photos/ and documents/; a file was given"
              : "there is no such folder; a crossing is a folder with photos/ and documents/");
    }
    List<Path> photos = children(folder.resolve("photos"), false);
    List<Path> documents = children(folder.resolve("documents"), true);
    if (photos.isEmpty() && documents.isEmpty()) {
      throw new InvalidInputException(
          "the folder holds neither pictures in photos/ nor folders in documents/; one of them is needed");
    }
    return new PresentedFolder(photos, documents, CrossingFile.read(folder));
  }

  private static List<Path> children(Path folder, boolean folders)
      throws InvalidInputException, IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> folders ? Files.isDirectory(f) : Files.isRegularFile(f))
          .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
          .sorted()
          .limit(MOST_FILES + 1L)
          .forEach(found::add);
    }
    if (found.size() > MOST_FILES) {
      throw new InvalidInputException(
          folder.getFileName()
              + "/ holds more than "
              + MOST_FILES
              + " entries; that is no crossing");
    }
    return found;
  }

  /** The portrait that a document's folder holds: the one its file names, or the only picture. */
  static Optional<Path> portrait(Path document, Optional<String> named)
      throws InvalidInputException, IOException {
    if (named.isPresent()) {
      String rule = "document.yaml: 'portrait' must name a file beside it";
      Path file;
      try {
        file = document.resolve(named.get()).normalize();
      } catch (InvalidPathException e) {
        throw new InvalidInputException(rule, e);
      }
      if (!document.normalize().equals(file.getParent())) {
        throw new InvalidInputException(rule);
      }
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
    List<Path> pictures =
        children(document, false).stream().filter(PresentedFolder::isPicture).toList();
    if (pictures.size() > 1) {
      throw new InvalidInputException(
          "more than one picture lies beside document.yaml; 'portrait' must say which");
    }
    return pictures.stream().findFirst();
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Stream.of(".jpg", ".jpeg", ".png", ".jp2", ".j2k").anyMatch(name::endsWith);
  }
}
