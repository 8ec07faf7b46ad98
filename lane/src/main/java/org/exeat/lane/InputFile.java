package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import org.exeat.domain.Calibration;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/** A crossing's YAML files as records; what is wrong with one makes the input invalid. */
final class InputFile {
  private static final YamlReader READER =
      new YamlReader()
          .withDefault(DocumentFile.class, "opted_out", false)
          // files of before the key: refused by what they are of
          .withDefault(Calibration.class, "preparation", 1);

  private InputFile() {}

  /**
   * Reads one document.
   *
   * @param name how messages call the file
   */
  static <T extends Record> T read(Path file, String name, Class<T> type)
      throws InvalidInputException, IOException {
    try {
      return READER.read(file, name, type).value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }

  /** The same for text that is already there. */
  static <T extends Record> T parse(String text, String name, Class<T> type)
      throws InvalidInputException {
    try {
      return READER.parse(text, name, type).value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
