package org.exeat.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON schemas (2020-12) of the records that the API takes and gives. */
final class ApiSchemas {
  private final Map<String, Object> named = new TreeMap<>();
  private final Set<String> strict = new HashSet<>();
  private final Map<String, Class<?>> classes = new TreeMap<>();

  /** Those that were asked for so far, by their names. */
  Map<String, Object> all() {
    return named;
  }

  /**
   * Of a type.
   *
   * @param taken in a body: what may be null may be left out
   */
  Map<String, Object> of(AnnotatedType type, boolean taken) throws IOException {
    Map<String, Object> schema = plain(type, taken);
    if (!type.isAnnotationPresent(Nullable.class)) {
      return schema;
    }
    if (schema.get("type") instanceof String one && !schema.containsKey("enum")) {
      Map<String, Object> either = new LinkedHashMap<>(schema);
      either.put("type", List.of(one, "null"));
      return either;
    }
    return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  private Map<String, Object> plain(AnnotatedType type, boolean taken) throws IOException {
    if (type instanceof AnnotatedParameterizedType p) {
      Class<?> raw = (Class<?>) ((java.lang.reflect.ParameterizedType) p.getType()).getRawType();
      AnnotatedType[] of = p.getAnnotatedActualTypeArguments();
      Map<String, Object> schema = new LinkedHashMap<>();
      if (raw == Map.class) {
        schema.put("type", "object");
        schema.put("additionalProperties", of(of[1], taken));
      } else {
        schema.put("type", "array");
        schema.put("items", of(of[0], taken));
        if (raw == Set.class) {
          schema.put("uniqueItems", true);
        }
      }
      return schema;
    }
    return plain((Class<?>) type.getType(), taken);
  }

  /** Of a class that is no collection. */
  Map<String, Object> plain(Class<?> c, boolean taken) throws IOException {
    if (c.isEnum()) {
      return Map.of(
          "type", "string", "enum", Stream.of(c.getEnumConstants()).map(Object::toString).toList());
    }
    if (c.isRecord()) {
      String name = name(c);
      Class<?> other = classes.put(name, c);
      if (other != null && other != c) {
        throw new IllegalStateException(other + " and " + c + " have the same name " + name);
      }
      // one that is taken and given, too, is written as it is taken, whichever comes first
      if (other == null || taken && strict.add(name)) {
        if (taken) {
          strict.add(name);
        }
        named.put(name, record(c, taken));
      }
      return Map.of("$ref", "#/components/schemas/" + name);
    }
    return scalar(c);
  }

  static Map<String, Object> scalar(Type c) {
    if (c == int.class || c == Integer.class) {
      return Map.of("type", "integer", "format", "int32");
    }
    if (c == long.class || c == Long.class) {
      return Map.of("type", "integer", "format", "int64");
    }
    if (c == double.class || c == Double.class) {
      return Map.of("type", "number", "format", "double");
    }
    if (c == boolean.class || c == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (c == String.class) {
      return Map.of("type", "string");
    }
    if (c == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (c == byte[].class) {
      return Map.of("type", "string", "contentEncoding", "base64");
    }
    if (c == Object.class) {
      return Map.of();
    }
    if (c == YearMonth.class) {
      return Map.of("type", "string", "pattern", "[0-9]{4}-[0-9]{2}");
    }
    if (c == LocalDate.class) {
      return Map.of("type", "string", "format", "date");
    }
    throw new IllegalArgumentException("say here what " + c + " is in JSON");
  }

  /** A record within a record is called by both. */
  private static String name(Class<?> c) {
    Class<?> around = c.getEnclosingClass();
    return around != null && around.isRecord()
        ? around.getSimpleName() + c.getSimpleName()
        : c.getSimpleName();
  }

  private Map<String, Object> record(Class<?> c, boolean taken) throws IOException {
    SourceWords.Words words = SourceWords.of(c);
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent r : c.getRecordComponents()) {
      String name = property(c, r);
      Map<String, Object> schema = new LinkedHashMap<>(of(r.getAnnotatedType(), taken));
      words.of(r.getName()).ifPresent(w -> schema.put("description", w));
      properties.put(name, schema);
      if (!taken || !r.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (!words.summary().isEmpty()) {
      schema.put("description", words.summary());
    }
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    if (taken) {
      schema.put("additionalProperties", false); // what is not known is refused
    }
    return schema;
  }

  private static String property(Class<?> c, RecordComponent r) {
    try {
      JsonProperty named = c.getDeclaredField(r.getName()).getAnnotation(JsonProperty.class);
      return named != null
          ? named.value()
          : r.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
