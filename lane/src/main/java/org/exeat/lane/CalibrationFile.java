package org.exeat.lane;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.exeat.domain.Calibration;
import org.exeat.yaml.YamlWriter;

/** A {@link Calibration} as a YAML file: the keys are the record's, in snake_case. */
public final class CalibrationFile {
  private CalibrationFile() {}

  /**
   * Reads a calibration.
   *
   * @throws InvalidInputException where the file is not one; the message names line and key
   */
  public static Calibration read(Path file) throws InvalidInputException, IOException {
    return InputFile.read(file, String.valueOf(file.getFileName()), Calibration.class);
  }

  /**
   * The calibration that ships with the built-in model, made on synthetic people; its run says how
   * and what it does not show.
   */
  public static Calibration builtIn() throws InvalidInputException, IOException {
    String name = "calibration-built-in.yaml";
    try (InputStream in = CalibrationFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidInputException("this build carries no calibration");
      }
      return InputFile.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), name, Calibration.class);
    }
  }

  /** Writes a calibration; a file of that name is replaced as a whole or not at all. */
  public static void write(Calibration calibration, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file name");
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "calibration", ".part");
    Files.writeString(part, YamlWriter.text(calibration));
    Files.move(
        part,
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
