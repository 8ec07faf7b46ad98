package org.exeat.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of this room's sources say, for those who read the API and not the sources. */
final class SourceWords {
  private static final Path SOURCES = Path.of("src/main/java");

  private SourceWords() {}

  /**
   * A comment.
   *
   * @param summary its text
   * @param parameters what it says of each
   */
  record Words(String summary, Map<String, String> parameters) {
    static final Words NONE = new Words("", Map.of());

    Optional<String> of(String parameter) {
      return Optional.ofNullable(parameters.get(parameter));
    }
  }

  /** Of a record. */
  static Words of(Class<?> record) throws IOException {
    return before(record, "record " + record.getSimpleName() + "\\(");
  }

  /** Of a controller's method. */
  static Words of(Class<?> controller, String method) throws IOException {
    return before(controller, "\\b" + method + "\\(");
  }

  private static Words before(Class<?> in, String what) throws IOException {
    Class<?> top = in;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    Path file = SOURCES.resolve(top.getName().replace('.', '/') + ".java");
    if (!Files.isRegularFile(file)) {
      return Words.NONE;
    }
    // a comment, then annotations and modifiers, then what it is of
    Matcher m =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:\"[^\"]*\"|[^;{}\"])*?" + what, Pattern.DOTALL)
            .matcher(Files.readString(file));
    return m.find() ? words(m.group(1)) : Words.NONE;
  }

  private static Words words(String comment) {
    String text =
        comment
            .replaceAll("\\n\\s*\\*", "\n")
            .replaceAll("\\{@(?:code|link|linkplain)\\s+([^}]*)}", "$1");
    String[] parts = text.split("\\n\\s*@");
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      Matcher m = Pattern.compile("param (\\w+) (.*)", Pattern.DOTALL).matcher(parts[i]);
      if (m.matches()) {
        parameters.put(m.group(1), line(m.group(2)));
      }
    }
    return new Words(line(parts[0]), parameters);
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
