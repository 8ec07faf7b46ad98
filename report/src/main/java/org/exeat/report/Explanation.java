package org.exeat.report;

import java.util.List;

/**
 * Plain words about how the page came to be.
 *
 * @param heading such as "Operating point"
 * @param paragraphs in order
 */
public record Explanation(String heading, List<String> paragraphs) {
  /** Copies. */
  public Explanation {
    paragraphs = List.copyOf(paragraphs);
  }

  static void write(Html to, List<Explanation> explanations) {
    if (explanations.isEmpty()) {
      return;
    }
    to.open("section", "class", "explanations", "aria-labelledby", "explanations");
    to.element("h2", "How to read this page", "id", "explanations").open("div", "class", "columns");
    for (Explanation each : explanations) {
      to.open("div", "class", "explanation").element("h3", each.heading());
      each.paragraphs().forEach(p -> to.element("p", p));
      to.close();
    }
    to.close().close().line();
  }
}
