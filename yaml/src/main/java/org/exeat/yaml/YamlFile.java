package org.exeat.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one file, which still knows on which line each key stands, for rules that
 * concern several keys and that a record cannot hold by itself.
 *
 * @param <T> the record
 */
public final class YamlFile<T> {
  private final Places places;
  private final T value;

  YamlFile(Places places, T value) {
    this.places = places;
    this.value = value;
  }

  /** What the file says. */
  public T value() {
    return value;
  }

  /**
   * The refusal of a key for a rule that it breaks.
   *
   * @param key its path, such as {@code cameras[1].sensor.width}; empty for the whole file. The
   *     line is that of the nearest key around it which stands in the file
   * @param rule such as "must be below the canopy", without the value
   */
  public InvalidYamlException refusal(String key, String rule) {
    return places.refusal(key, rule);
  }

  /** The lines of one file's keys, counted from 1. */
  record Places(String name, Map<String, Integer> lines) {
    /** Notes a line; a value's does not replace that of its key. */
    void put(String path, int line) {
      lines.putIfAbsent(path, line);
    }

    InvalidYamlException refusal(String path, String rule) {
      return refusal(path, (path.isEmpty() ? "the file" : path) + " " + rule, null);
    }

    /** A refusal whose words do not begin with the path. */
    InvalidYamlException refusal(String path, String words, @Nullable Throwable cause) {
      String found = path;
      while (!lines.containsKey(found) && !found.isEmpty()) {
        found =
            found.substring(
                0, Math.max(0, Math.max(found.lastIndexOf('.'), found.lastIndexOf('['))));
      }
      return new InvalidYamlException(
          name + ", line " + lines.getOrDefault(found, 1) + ": " + words, cause);
    }
  }
}
