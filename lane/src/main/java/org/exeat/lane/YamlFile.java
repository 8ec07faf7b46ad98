package org.exeat.lane;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads and writes the project's YAML files as records: snake_case keys, ISO 8601 dates, unknown
 * keys refused. Messages name file, line and key, and never a value, since a value may be
 * somebody's name.
 */
final class YamlFile {
  /** No file of ours comes near it; a hostile one is not read to its end. */
  private static final long MAX_BYTES = 4 << 20;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private YamlFile() {}

  /**
   * Reads one document.
   *
   * @param name how messages call the file
   */
  static <T> T read(Path file, String name, Class<T> type)
      throws InvalidInputException, IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new InvalidInputException(
          name + " has " + size + " bytes; at most " + MAX_BYTES + " are read");
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(name + " is not UTF-8 text", e);
    }
    return parse(text, name, type);
  }

  /** The same for text that is already there. */
  static <T> T parse(String text, String name, Class<T> type) throws InvalidInputException {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree.isMissingNode() || tree.isNull()) {
        throw new InvalidInputException(name + " is empty");
      }
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new InvalidInputException(name + place(e) + ": " + rule(e), e);
    }
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
  }

  private static String rule(JacksonException e) {
    String key = e instanceof DatabindException d ? path(d) : "";
    return switch (e) {
      case UnrecognizedPropertyException u ->
          "unknown key '" + u.getPropertyName() + "'; known are " + u.getKnownPropertyIds();
      case DatabindException d when !key.isEmpty() ->
          "the value of '"
              + key
              + "' does not have the form that is expected"
              + (d.getCause() instanceof IllegalArgumentException i ? ": " + i.getMessage() : "");
      case DatabindException d ->
          d.getCause() instanceof IllegalArgumentException i
              ? String.valueOf(i.getMessage())
              : "it does not hold the keys that are expected";
      default -> "it is not well-formed YAML";
    };
  }

  private static String path(DatabindException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference r : e.getPath()) {
      String name = r.getPropertyName();
      path.append(name == null ? "[" + r.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
    }
    return path.toString();
  }
}
