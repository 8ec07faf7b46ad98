package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import org.exeat.domain.DisclosurePolicy;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/**
 * A {@link DisclosurePolicy} as a YAML file; {@code policies/} has examples. The keys are the
 * records', in snake_case.
 */
public final class DisclosureFile {
  private DisclosureFile() {}

  /**
   * Reads a policy.
   *
   * @throws InvalidInputException where the file is none, or a rule names no law; the message names
   *     line and key
   */
  public static DisclosurePolicy read(Path file) throws InvalidInputException, IOException {
    try {
      return new YamlReader()
          .read(file, String.valueOf(file.getFileName()), DisclosurePolicy.class)
          .value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
