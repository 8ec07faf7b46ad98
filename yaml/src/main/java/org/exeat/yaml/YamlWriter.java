package org.exeat.yaml;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes records as {@link YamlReader} reads them. Safe for use by several threads. */
public final class YamlWriter {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private YamlWriter() {}

  /** The text of a file that holds a record. */
  public static String text(Record value) {
    return MAPPER.writeValueAsString(value);
  }
}
