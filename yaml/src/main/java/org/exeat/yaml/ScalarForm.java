package org.exeat.yaml;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * How a single value is written.
 *
 * @param words what messages call it: "a whole number"
 * @param tags what the value may be by YAML's core schema
 * @param parser from the text; an {@link IllegalArgumentException} or {@link DateTimeException}
 *     where it is not of the form
 */
record ScalarForm(String words, List<Tag> tags, Function<String, Object> parser) {
  private static final List<Tag> NUMBER = List.of(Tag.INT, Tag.FLOAT);
  private static final List<Tag> ANY = List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

  private static final ScalarForm BOOLEAN =
      new ScalarForm(
          "true or false", List.of(Tag.BOOL), text -> text.toLowerCase(Locale.ROOT).equals("true"));

  private static final Map<Class<?>, ScalarForm> FORMS =
      Map.ofEntries(
          Map.entry(String.class, new ScalarForm("text", ANY, text -> text)),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(int.class, whole(Integer::valueOf)),
          Map.entry(Integer.class, whole(Integer::valueOf)),
          Map.entry(long.class, whole(Long::valueOf)),
          Map.entry(Long.class, whole(Long::valueOf)),
          Map.entry(double.class, number(x -> x)),
          Map.entry(Double.class, number(x -> x)),
          Map.entry(float.class, number(x -> (float) x)),
          Map.entry(Float.class, number(x -> (float) x)),
          Map.entry(Path.class, text("a path", ScalarForm::path)),
          Map.entry(LocalDate.class, text("a day such as 2026-11-25", LocalDate::parse)),
          Map.entry(LocalTime.class, text("a time of day such as 07:30", LocalTime::parse)),
          Map.entry(Duration.class, text("a duration such as PT1H30M", Duration::parse)),
          Map.entry(
              ZoneId.class,
              text("an offset such as -08:00 or a time zone such as Europe/Warsaw", ZoneId::of)));

  /** The form of a type; empty where it is written otherwise than as a single value. */
  static Optional<ScalarForm> of(Class<?> type) {
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      List<String> names = Arrays.stream(constants).map(ScalarForm::written).toList();
      return Optional.of(
          text(
              names.size() == 1 ? names.getFirst() : "one of " + String.join(", ", names),
              text -> {
                int at = names.indexOf(text.toLowerCase(Locale.ROOT));
                if (at < 0) {
                  throw new IllegalArgumentException("none of the constants");
                }
                return constants[at];
              }));
    }
    return Optional.ofNullable(FORMS.get(type));
  }

  /** Whether a value stands for nothing: empty, ~ or null, but not a surname NULL. */
  static boolean absent(ScalarNode node) {
    return node.isPlain()
        && node.getTag().equals(Tag.NULL)
        && (node.getValue().isEmpty()
            || node.getValue().equals("~")
            || node.getValue().equals("null"));
  }

  /** The value; empty where it is not of this form. */
  Optional<Object> read(ScalarNode node) {
    if (!tags.contains(node.getTag())) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(node.getValue()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("no path");
    }
    return Path.of(text);
  }

  private static String written(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static ScalarForm text(String words, Function<String, Object> parser) {
    return new ScalarForm(words, ANY, parser);
  }

  private static ScalarForm whole(Function<String, Object> parser) {
    return new ScalarForm("a whole number", List.of(Tag.INT), parser);
  }

  private static ScalarForm number(DoubleFunction<Object> narrowed) {
    return new ScalarForm(
        "a number",
        NUMBER,
        text -> {
          Object value = narrowed.apply(Double.parseDouble(text));
          if (!Double.isFinite(((Number) value).doubleValue())) {
            throw new IllegalArgumentException("not finite");
          }
          return value;
        });
  }
}
