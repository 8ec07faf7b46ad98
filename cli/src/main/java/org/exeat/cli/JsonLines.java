package org.exeat.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of text as lines of JSON (Elastic Common Schema 8.11, the fields that Spring Boot's own
 * lines have). Thread-safe.
 */
final class JsonLines extends Writer {
  private final PrintWriter to;
  private final String level;
  private final InstantSource clock;
  private final StringBuilder line = new StringBuilder();

  JsonLines(PrintWriter to, String level, InstantSource clock) {
    this.to = to;
    this.level = level;
    this.clock = clock;
  }

  @Override
  public void write(char[] text, int from, int length) {
    synchronized (lock) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          end();
        } else if (text[i] != '\r') {
          line.append(text[i]);
        }
      }
    }
  }

  private void end() {
    if (!line.toString().isBlank()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("@timestamp", clock.instant().toString());
      fields.put("log", Map.of("level", level, "logger", "org.exeat"));
      fields.put("process", Map.of("pid", ProcessHandle.current().pid()));
      fields.put("service", Map.of("name", "exeat"));
      fields.put("message", line.toString().strip());
      fields.put("ecs", Map.of("version", "8.11"));
      to.println(JsonMapper.shared().writeValueAsString(fields));
    }
    line.setLength(0);
  }

  @Override
  public void flush() {
    to.flush();
  }

  /** What it writes to stays open. */
  @Override
  public void close() {
    synchronized (lock) {
      end();
      to.flush();
    }
  }
}
