package org.exeat.report;

import java.util.List;

/**
 * What holding a face against a document, or finding none, came to.
 *
 * @param verdict the sign
 * @param headline such as "Referred: face does not match"
 * @param reason one sentence in plain words
 * @param numbers such as "similarity 0.71, 0.62 needed; distance 0.29", or empty
 * @param quality how good the capture was, measure by measure
 */
public record Holding(
    Mark verdict, String headline, String reason, String numbers, List<QualityRow> quality) {

  /**
   * One measure of a capture.
   *
   * @param label such as "Sharpness"
   * @param value such as "31, at least 40"
   * @param fallsShort whether it is less than was asked
   */
  public record QualityRow(String label, String value, boolean fallsShort) {}

  /** Copies. */
  public Holding {
    quality = List.copyOf(quality);
  }

  /** The line that opens a card: who, and the verdict. */
  void head(Html to, String who) {
    to.open("header").element("h3", who, "dir", "auto");
    to.open("p", "class", "verdict " + verdict.style());
    verdict.sign(to);
    String wording = headline.startsWith(verdict.word()) ? "" : verdict.word() + ": ";
    to.element("span", wording + headline).close().close();
  }

  /** The words and the figures. */
  void body(Html to, String who) {
    to.element("p", reason, "class", "reason");
    if (!numbers.isBlank()) {
      to.element("p", numbers, "class", "numbers");
    }
    if (quality.isEmpty()) {
      return;
    }
    long lacking = quality.stream().filter(QualityRow::fallsShort).count();
    // open only where there is something to see
    if (lacking > 0) {
      to.open("details", "open", "open");
    } else {
      to.open("details");
    }
    to.open("summary").text("Capture quality").element("span", " of " + who, "class", "aloud");
    to.text(lacking == 0 ? ": sufficient in all " : ": " + lacking + " short of ")
        .text(quality.size() + " measures")
        .close();
    to.open("table", "class", "quality");
    to.open("thead").open("tr");
    List.of("Measure", "Value", "Finding").forEach(h -> to.element("th", h, "scope", "col"));
    to.close().close().open("tbody");
    for (QualityRow row : quality) {
      to.open("tr").element("th", row.label(), "scope", "row").element("td", row.value());
      to.open("td", "class", row.fallsShort() ? "short" : "enough");
      if (row.fallsShort()) {
        Mark.REFERRED.sign(to);
      }
      to.text(row.fallsShort() ? "Falls short" : "Enough").close().close();
    }
    to.close().close().close();
  }
}
