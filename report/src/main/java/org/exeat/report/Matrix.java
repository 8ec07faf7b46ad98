package org.exeat.report;

import java.util.List;

/**
 * Who was compared with whom.
 *
 * @param rows labels of the rows, such as documents
 * @param columns labels of the columns, such as occupants
 * @param cells one list to a row, one cell to a column
 */
public record Matrix(List<String> rows, List<String> columns, List<List<Cell>> cells) {

  /** What a cell stands for. */
  public enum Kind {
    /** The pair the assignment chose, confirmed. */
    ASSIGNED_CONFIRMED("assigned", "assigned and confirmed"),
    /** The pair the assignment chose, referred. */
    ASSIGNED_REFERRED("assigned", "assigned and referred to an officer"),
    /** Compared, and not the pair chosen. */
    OTHER("other", "compared, another pair was chosen"),
    /** No comparison was asked for. */
    NOT_COMPARED("absent", "not compared"),
    /** A comparison was tried and did not come to a score. */
    FAILED("failed", "comparison failed");

    private final String style;
    private final String words;

    Kind(String style, String words) {
      this.style = style;
      this.words = words;
    }
  }

  /**
   * One comparison.
   *
   * @param text such as "0.71"
   * @param kind what it stands for
   */
  public record Cell(String text, Kind kind) {}

  /** Checks and copies. */
  public Matrix {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = cells.stream().map(List::copyOf).toList();
    int wide = columns.size();
    if (cells.size() != rows.size() || cells.stream().anyMatch(row -> row.size() != wide)) {
      throw new IllegalArgumentException(
          "a matrix of " + rows.size() + " by " + wide + " has a cell for each pair");
    }
  }

  /** A matrix with nothing in it, which the page leaves out. */
  public static Matrix empty() {
    return new Matrix(List.of(), List.of(), List.of());
  }

  void write(Html to) {
    if (rows.isEmpty() || columns.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "comparisons");
    to.element("h2", "All comparisons", "id", "comparisons");
    String name = "Similarity of every document portrait with every occupant";
    to.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", name);
    to.open("table", "class", "matrix").element("caption", name);
    to.open("thead").open("tr").element("td", "");
    columns.forEach(label -> to.element("th", label, "scope", "col"));
    to.close().close().open("tbody");
    for (int r = 0; r < rows.size(); r++) {
      to.open("tr").element("th", rows.get(r), "scope", "row");
      cells.get(r).forEach(cell -> cell(to, cell));
      to.close().line();
    }
    to.close().close().close();
    legend(to);
    to.close().line();
  }

  private static void cell(Html to, Cell cell) {
    Kind kind = cell.kind();
    to.open("td", "class", kind.style);
    sign(to, kind);
    boolean wordless = cell.text().isBlank();
    to.text(wordless ? kind.words : cell.text());
    if (!wordless && kind != Kind.OTHER) {
      to.element("span", " (" + kind.words + ")", "class", "aloud");
    }
    to.close();
  }

  private void legend(Html to) {
    to.open("ul", "class", "legend");
    for (Kind kind : Kind.values()) {
      if (cells.stream().flatMap(List::stream).anyMatch(cell -> cell.kind() == kind)) {
        to.open("li").open("span", "class", "key " + kind.style);
        sign(to, kind);
        to.close().text(kind.words).close();
      }
    }
    to.close();
  }

  private static void sign(Html to, Kind kind) {
    switch (kind) {
      case ASSIGNED_CONFIRMED -> Mark.CONFIRMED.sign(to);
      case ASSIGNED_REFERRED -> Mark.REFERRED.sign(to);
      case OTHER -> {}
      case NOT_COMPARED -> to.element("span", "– ", "aria-hidden", "true");
      case FAILED -> to.element("span", "× ", "aria-hidden", "true");
    }
  }
}
