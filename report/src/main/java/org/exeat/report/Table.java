package org.exeat.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table whose rows become labelled words where the screen is narrow, so that nothing has to be
 * pushed sideways. Its roles are written out because a browser forgets them once the style sheet
 * lays rows out as lines.
 */
final class Table {
  private final Html to;
  private final List<String> heads;
  private int column;

  private Table(Html to, List<String> heads) {
    this.to = to;
    this.heads = heads;
  }

  /**
   * Writes a table.
   *
   * @param style class of the table
   * @param caption what it lists, for those who hear the page
   * @param heads of the columns; the first is the one that names the row
   * @param rows writes each row: its head, then one cell to each further column
   */
  static void write(
      Html to, String style, String caption, List<String> heads, Consumer<Table> rows) {
    to.open("table", "class", "rows " + style, "role", "table");
    to.element("caption", caption, "class", "aloud");
    to.open("thead", "role", "rowgroup").open("tr", "role", "row");
    heads.forEach(h -> to.element("th", h, "scope", "col", "role", "columnheader"));
    to.close().close().open("tbody", "role", "rowgroup");
    rows.accept(new Table(to, heads));
    to.close().close().line();
  }

  /** Opens a row with the cell that names it. */
  Table row(Consumer<Html> head) {
    if (column != 0) {
      throw new IllegalStateException("a row lacks cells from column " + (column + 1) + " on");
    }
    to.open("tr", "role", "row");
    to.within("th", head, "scope", "row", "role", "rowheader", "dir", "auto");
    return next();
  }

  /** A cell of text. */
  Table cell(String text) {
    return cell("words", h -> h.text(text));
  }

  /** A count; none is shown quietly, and not at all where the screen is narrow. */
  Table cell(int count) {
    return cell(count == 0 ? "number none" : "number", h -> h.text(Integer.toString(count)));
  }

  /** A cell that {@code content} writes. */
  Table cell(String style, Consumer<Html> content) {
    to.within("td", content, "class", style, "role", "cell", "dir", "auto", "data-label", label());
    return next();
  }

  private String label() {
    if (column == 0 || column >= heads.size()) {
      throw new IllegalStateException("a row has one cell to each column");
    }
    return heads.get(column);
  }

  private Table next() {
    column++;
    if (column == heads.size()) {
      to.close().line();
      column = 0;
    }
    return this;
  }
}
