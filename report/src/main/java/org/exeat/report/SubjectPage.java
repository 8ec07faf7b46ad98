package org.exeat.report;

import java.util.List;

/**
 * What a port's ledger says about the holder of one document, for the holder.
 *
 * @param title of the page
 * @param when the time until which it goes, as shown
 * @param subject one line: which ledger
 * @param crossings in their order
 * @param explanations how to read and to prove it
 */
public record SubjectPage(
    String title,
    String when,
    String subject,
    List<Crossing> crossings,
    List<Explanation> explanations) {
  public SubjectPage {
    crossings = List.copyOf(crossings);
    explanations = List.copyOf(explanations);
  }

  /**
   * One crossing.
   *
   * @param words what is left out
   */
  public record Crossing(String name, String words, List<Line> lines) {
    public Crossing {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One entry.
   *
   * @param number in the ledger
   * @param time as shown
   * @param proof file that proves it, or why there is none
   */
  public record Line(String number, String time, String words, String proof) {}

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        when,
        subject,
        to -> {
          if (crossings.isEmpty()) {
            to.element("p", "The ledger holds no crossing in which this document was presented.");
          }
          for (Crossing c : crossings) {
            to.open("section").element("h2", c.name(), "dir", "auto");
            Table.write(
                to,
                "entries",
                "Entries about the holder",
                List.of("No.", "Time (UTC)", "What it says", "Proof"),
                rows ->
                    c.lines()
                        .forEach(l ->
                            rows.row(h -> h.text(l.number()))
                                .cell(l.time())
                                .cell(l.words())
                                .cell(l.proof())));
            to.element("p", c.words()).close().line();
          }
          Explanation.write(to, explanations);
        });
  }
}
