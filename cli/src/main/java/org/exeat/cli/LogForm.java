package org.exeat.cli;

import java.io.PrintWriter;
import java.time.InstantSource;

/** How what a server says is written. */
enum LogForm {
  /** As sentences. */
  TEXT,
  /** Each line as a JSON object, as the Elastic Common Schema has it. */
  JSON;

  /**
   * Writes so.
   *
   * @param to where sentences would go
   * @param level such as INFO
   */
  PrintWriter on(PrintWriter to, String level, InstantSource clock) {
    return this == TEXT ? to : new PrintWriter(new JsonLines(to, level, clock));
  }

  @Override
  public String toString() {
    return this == TEXT ? "text" : "json";
  }
}
