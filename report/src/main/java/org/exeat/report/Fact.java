package org.exeat.report;

import java.util.List;

/**
 * A name and what it is.
 *
 * @param name such as "Surname"
 * @param value as shown
 */
public record Fact(String name, String value) {

  static void write(Html to, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    to.open("dl", "class", "facts");
    for (Fact fact : facts) {
      to.open("div").element("dt", fact.name(), "dir", "auto");
      to.element("dd", fact.value(), "dir", "auto").close();
    }
    to.close().line();
  }
}
