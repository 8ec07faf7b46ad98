package org.exeat.documents.lds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A chip's files as files on a disk: {@code EF_COM.bin}, {@code EF_SOD.bin}, {@code DG1.bin} and so
 * on. When they are read the names do not matter, only the ending {@code .bin}: the outer tag of
 * each tells what it is.
 */
public final class ChipFolder {
  /** A portrait takes 15 to 50 KB; Doc 9303 part 10 expects chips of 32 to 128 KB in all. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String ENDING = ".bin";

  private ChipFolder() {}

  /** Whether there is a chip file in the folder. */
  public static boolean holdsChip(Path folder) throws IOException {
    return !chipFiles(folder).isEmpty();
  }

  /** The chip files in a folder. */
  public static ChipFiles read(Path folder) throws IOException, UnreadableFileException {
    return read(chipFiles(folder));
  }

  /**
   * These files.
   *
   * @throws UnreadableFileException where one is too large, is no chip file, or is there twice; the
   *     message names the file
   */
  public static ChipFiles read(List<Path> files) throws IOException, UnreadableFileException {
    Map<String, byte[]> read = new LinkedHashMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw ChipFiles.tooLarge(name, size);
      }
      read.put(name, Files.readAllBytes(file));
    }
    return ChipFiles.of(read);
  }

  /** Writes the files into a folder, which is made where it is missing. */
  public static void write(ChipFiles chip, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (ChipFile file : chip.present()) {
      Files.write(folder.resolve(file.name() + ENDING), chip.get(file).orElseThrow());
    }
  }

  private static List<Path> chipFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              f -> Files.isRegularFile(f) && f.toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
          .sorted()
          .toList();
    }
  }
}
