package org.exeat.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON Schema of a file that is read into records: keys in snake case, nothing else allowed.
 * For the tests of the rooms that have such files.
 */
public final class RecordSchema {
  private final Set<String> withDefaults;

  /**
   * @param withDefaults keys, as Record.key, that may be absent
   */
  public RecordSchema(Set<String> withDefaults) {
    this.withDefaults = withDefaults;
  }

  /** The schema of a whole file. */
  public Map<String, Object> of(String title, Class<? extends Record> type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(record(type));
    return schema;
  }

  /** The part of a schema that a record is. */
  public Map<String, Object> record(Class<?> type) {
    Map<String, Object> keys = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      String key = KeyNames.snake(c.getName());
      keys.put(key, value(c.getGenericType()));
      boolean optional = c.getType() == Optional.class;
      if (!optional && !withDefaults.contains(type.getSimpleName() + "." + key)) {
        required.add(key);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("required", required);
    schema.put("properties", keys);
    return schema;
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType p) {
      Class<?> raw = (Class<?>) p.getRawType();
      if (raw == Optional.class) {
        return value(p.getActualTypeArguments()[0]);
      }
      if (Map.class.isAssignableFrom(raw)) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        if (p.getActualTypeArguments()[0] instanceof Class<?> k && k.isEnum()) {
          map.put("propertyNames", Map.of("enum", names(k)));
        }
        map.put("additionalProperties", value(p.getActualTypeArguments()[1]));
        return map;
      }
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("type", "array");
      list.put("items", value(p.getActualTypeArguments()[0]));
      return list;
    }
    Class<?> c = (Class<?>) type;
    if (c.getSimpleName().equals("Position")) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("type", "array");
      place.put("items", Map.of("type", "number"));
      place.put("minItems", 3);
      place.put("maxItems", 3);
      return place;
    }
    if (c.isRecord()) {
      return record(c);
    }
    if (c.isEnum()) {
      return Map.of("enum", names(c));
    }
    return Map.of("type", plain(c));
  }

  private static String plain(Class<?> c) {
    return switch (c.getSimpleName()) {
      case "int", "long", "Integer", "Long" -> "integer";
      case "double", "float", "Double", "Float" -> "number";
      case "boolean", "Boolean" -> "boolean";
      default -> "string";
    };
  }

  private static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
