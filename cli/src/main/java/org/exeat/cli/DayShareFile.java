package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.evaluation.DayShare;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code day.json}: a {@link DayShare} as JSON, its keys in snake_case. */
final class DayShareFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private DayShareFile() {}

  /** Writes it. */
  static void write(DayShare share, Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(share) + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static DayShare read(Path file) throws IOException {
    try {
      return Optional.ofNullable(MAPPER.readValue(Files.readString(file), DayShare.class))
          .orElseThrow(() -> new IllegalArgumentException(file + " is empty"));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + " is no day.json of a day's trial: " + e.getOriginalMessage(), e);
    }
  }
}
