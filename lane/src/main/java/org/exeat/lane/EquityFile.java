package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import org.exeat.domain.EquityPolicy;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/** An {@link EquityPolicy} as a YAML file; {@code policies/} has an example. */
public final class EquityFile {
  private EquityFile() {}

  /**
   * Reads a policy.
   *
   * @throws InvalidInputException where the file is none; the message names line and key
   */
  public static EquityPolicy read(Path file) throws InvalidInputException, IOException {
    try {
      return new YamlReader()
          .read(file, String.valueOf(file.getFileName()), EquityPolicy.class)
          .value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
