package org.exeat.report;

import java.util.List;

/**
 * How much a capture trial captured, and pictures of whom it missed.
 *
 * @param title of the page
 * @param subject one line: what was captured
 * @param figures tables, in the order they are read
 * @param misses the worst first; may be empty
 */
public record CapturePage(String title, String subject, List<Figures> figures, List<Miss> misses) {
  public CapturePage {
    figures = List.copyOf(figures);
    misses = List.copyOf(misses);
  }

  /**
   * A table.
   *
   * @param heads of the columns; the first is that of the rows' names
   * @param rows as many cells as there are heads
   */
  public record Figures(String title, List<String> heads, List<List<String>> rows) {
    public Figures {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != heads.size()) {
          throw new IllegalArgumentException("a row has one cell to each column");
        }
      }
    }
  }

  /**
   * Somebody who was missed.
   *
   * @param words who and why, as far as the truth tells
   * @param picture what a camera saw of it at best
   */
  public record Miss(String words, Picture picture) {}

  private static final String CSS =
      "\n.misses { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr));"
          + " gap: 20px; } .misses img { width: 100%; height: auto; }"
          + " .figures td { font-variant-numeric: tabular-nums; }\n";

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        "",
        subject,
        CSS,
        to -> {
          for (Figures f : figures) {
            to.open("section").element("h2", f.title());
            Table.write(to, "figures", f.title(), f.heads(), t -> rows(t, f));
            to.close();
          }
          if (!misses.isEmpty()) {
            to.open("section").element("h2", "The worst misses");
            to.open("div", "class", "misses");
            for (Miss m : misses) {
              to.open("figure");
              m.picture().write(to, "What a camera saw of a person who was missed");
              to.element("figcaption", m.words());
              to.close();
            }
            to.close().close();
          }
        });
  }

  private static void rows(Table table, Figures figures) {
    for (List<String> row : figures.rows()) {
      table.row(h -> h.text(row.getFirst()));
      row.subList(1, row.size()).forEach(table::cell);
    }
  }
}
