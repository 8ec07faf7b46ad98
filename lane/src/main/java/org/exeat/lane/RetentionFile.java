package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.TravellerCategory;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/**
 * A {@link RetentionPolicy} as a YAML file; {@code policies/} has examples. The keys are the
 * records', in snake_case. A rule that does not say is about both directions, all outcomes but
 * {@code opted_out} and {@code announced}, and all categories but {@code unknown}; what it lets be
 * kept, how long and by which law it must say.
 */
public final class RetentionFile {
  private static final YamlReader READER =
      new YamlReader()
          .withDefault(
              RetentionRule.class,
              "categories",
              EnumSet.complementOf(EnumSet.of(TravellerCategory.UNKNOWN)))
          .withDefault(RetentionRule.class, "directions", EnumSet.allOf(Direction.class))
          .withDefault(
              RetentionRule.class,
              "outcomes",
              EnumSet.complementOf(
                  EnumSet.of(CrossingOutcome.OPTED_OUT, CrossingOutcome.ANNOUNCED)));

  private RetentionFile() {}

  /**
   * Reads a policy.
   *
   * @throws InvalidInputException where the file is none, or a rule names no law; the message names
   *     line and key
   */
  public static RetentionPolicy read(Path file) throws InvalidInputException, IOException {
    try {
      return READER.read(file, String.valueOf(file.getFileName()), RetentionPolicy.class).value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }

  /**
   * The same of a text.
   *
   * @param name what messages call it
   */
  static RetentionPolicy parse(String text, String name) throws InvalidInputException {
    try {
      return READER.parse(text, name, RetentionPolicy.class).value();
    } catch (InvalidYamlException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
