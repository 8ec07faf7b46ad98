package org.exeat.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the project's YAML files (YAML 1.2, core schema, one document) as records. A record is a
 * mapping whose keys are its components in snake_case. A component may be
 *
 * <ul>
 *   <li>text, a number, {@code true} or {@code false}; a constant of an enum in lower_snake_case,
 *       which is taken in any case;
 *   <li>{@code Path}, as it is written; {@code LocalDate}, {@code LocalTime}, {@code Duration} in
 *       ISO 8601 form, {@code ZoneId} as a name or an offset;
 *   <li>another record, {@code List}, {@code Set} (nothing twice), or {@code Map} with text or an
 *       enum for keys, in the file's order;
 *   <li>{@code Optional} or marked {@code Nullable}: then the key may be absent, or have no value.
 * </ul>
 *
 * Every other key must be there unless {@link #withDefault} says what holds without it. Unknown and
 * doubled keys, tags, numbers in quotes and numbers that are not finite are refused; so is what a
 * record's constructor refuses by {@link IllegalArgumentException}, whose message is put at the key
 * that it begins with: a component's, or a path of keys from a component or the record's own key.
 *
 * <p>Readers do not change; they are safe for use by several threads.
 */
public final class YamlReader {
  /** No file of ours comes near it; a hostile one is not read to its end. */
  static final int MAX_BYTES = 4 << 20;

  private final Map<Component, Object> defaults;
  private final Set<Class<?>> listed;

  /** A component of a record, by its key. */
  record Component(Class<?> type, String key) {}

  /** A reader without defaults. */
  public YamlReader() {
    this(Map.of(), Set.of());
  }

  private YamlReader(Map<Component, Object> defaults, Set<Class<?>> listed) {
    this.defaults = Map.copyOf(defaults);
    this.listed = Set.copyOf(listed);
  }

  /**
   * A reader that also lets a key be absent.
   *
   * @param key of the record's component
   * @param value taken instead
   */
  public YamlReader withDefault(Class<? extends Record> type, String key, Object value) {
    if (RecordBinder.keys(type).stream().noneMatch(key::equals)) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no component " + key);
    }
    Map<Component, Object> more = new HashMap<>(defaults);
    more.put(new Component(type, key), value);
    return new YamlReader(more, listed);
  }

  /** A reader that takes a record as the list of its components, such as {@code [x, y, z]}. */
  public YamlReader withList(Class<? extends Record> type) {
    Set<Class<?>> more = new HashSet<>(listed);
    more.add(type);
    return new YamlReader(defaults, more);
  }

  /**
   * Reads a file of at most 4 MiB.
   *
   * @param name how messages call the file
   * @throws InvalidYamlException where it does not hold the record
   * @throws IOException where it cannot be read at all
   */
  public <T extends Record> YamlFile<T> read(Path file, String name, Class<T> type)
      throws InvalidYamlException, IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new InvalidYamlException(
          name + " has " + size + " bytes; at most " + MAX_BYTES + " are read");
    }
    try {
      return parse(Files.readString(file), name, type);
    } catch (CharacterCodingException e) {
      throw new InvalidYamlException(name + " is not UTF-8 text", e);
    }
  }

  /** The same for text that is already there. */
  public <T extends Record> YamlFile<T> parse(String text, String name, Class<T> type)
      throws InvalidYamlException {
    Node root = ComposedText.root(text, name);
    YamlFile.Places places = new YamlFile.Places(name, new LinkedHashMap<>());
    return new YamlFile<>(places, new RecordBinder(defaults, listed, places).bind(root, type));
  }
}
