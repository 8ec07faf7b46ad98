package org.exeat.report;

import java.util.List;
import java.util.Locale;

/**
 * One check of a document and how it ended.
 *
 * @param title such as "Data groups"
 * @param result how it ended
 * @param words what was found, or why nothing was
 */
public record CheckLine(String title, Result result, String words) {

  /** How a check ended; four answers that are never mixed up. */
  public enum Result {
    PASSED("Passed", Sign.TICK, "good"),
    /** Something a genuine document does not have. */
    FAILED("Failed", Sign.CROSS, "bad"),
    /** Made, and what is needed for an answer is not here. Says nothing against the document. */
    UNDETERMINED("Undetermined", Sign.QUESTION, "look"),
    /** Not tried: nothing to check, or an earlier check settled it. */
    NOT_MADE("Not made", Sign.DASH, "unmade");

    private final String word;
    private final Sign sign;
    private final String style;

    Result(String word, Sign sign, String style) {
      this.word = word;
      this.sign = sign;
      this.style = style;
    }

    /** As it is shown. */
    public String word() {
      return word;
    }
  }

  static void write(Html to, List<CheckLine> checks) {
    if (checks.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "checks").element("h2", "Checks", "id", "checks");
    to.element("p", sum(checks), "class", "sum");
    Table.write(
        to,
        "checks",
        "Each check and its result",
        List.of("Check", "Result", "Found"),
        rows -> checks.forEach(check -> check.row(rows)));
    to.close().line();
  }

  private void row(Table rows) {
    rows.row(to -> to.text(title));
    rows.cell("result " + result.style, this::result);
    rows.cell(words);
  }

  private void result(Html to) {
    result.sign.write(to, result.style);
    to.text(result.word);
  }

  /** Such as "6 passed, 1 undetermined". */
  private static String sum(List<CheckLine> checks) {
    StringBuilder sum = new StringBuilder();
    for (Result result : Result.values()) {
      long count = checks.stream().filter(check -> check.result() == result).count();
      if (count > 0) {
        sum.append(sum.isEmpty() ? "" : ", ").append(count).append(' ');
        sum.append(result.word.toLowerCase(Locale.ROOT));
      }
    }
    return sum.append('.').toString();
  }
}
