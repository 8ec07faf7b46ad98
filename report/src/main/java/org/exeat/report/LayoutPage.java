package org.exeat.report;

import java.util.List;
import java.util.Locale;

/**
 * Camera layouts side by side: which share of seats or people they see, as squares that are the
 * darker the more is seen, with the figure in each.
 *
 * @param title of the page
 * @param subject one line: the scene and what was counted
 * @param layouts in the order they are shown
 */
public record LayoutPage(String title, String subject, List<Layout> layouts) {
  public LayoutPage {
    layouts = List.copyOf(layouts);
  }

  /**
   * One layout, or the places for more of its cameras.
   *
   * @param name of the lane's file, or of the cameras
   * @param columns their heads
   */
  public record Layout(String name, List<String> columns, List<Row> rows) {
    public Layout {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One row of squares.
   *
   * @param shares for each column, 0 to 1
   */
  public record Row(String name, List<Double> shares) {
    public Row {
      shares = List.copyOf(shares);
    }
  }

  private static final int CELL = 52;
  private static final int HEIGHT = 30;
  private static final int LEFT = 150;

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        "",
        subject,
        "\nmain { max-width: 1320px; } main svg { max-width: 100%; height: auto; }\n",
        to -> {
          for (Layout l : layouts) {
            to.open("section").element("h2", l.name());
            write(to, l);
            to.close();
          }
        });
  }

  private void write(Html to, Layout layout) {
    int width = LEFT + layout.columns().size() * CELL + 10;
    int height = (layout.rows().size() + 1) * HEIGHT;
    to.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        Integer.toString(width),
        "font-family",
        "sans-serif",
        "font-size",
        "13",
        "role",
        "img");
    to.element("title", "Share seen by " + layout.name());
    for (int i = 0; i < layout.columns().size(); i++) {
      text(to, LEFT + i * CELL + CELL / 2, 20, layout.columns().get(i), "currentColor", "middle");
    }
    for (int j = 0; j < layout.rows().size(); j++) {
      Row row = layout.rows().get(j);
      int y = (j + 1) * HEIGHT;
      text(to, LEFT - 10, y + 20, row.name(), "currentColor", "end");
      for (int i = 0; i < row.shares().size(); i++) {
        double share = row.shares().get(i);
        to.open(
            "rect",
            "x",
            Integer.toString(LEFT + i * CELL + 1),
            "y",
            Integer.toString(y + 1),
            "width",
            Integer.toString(CELL - 2),
            "height",
            Integer.toString(HEIGHT - 2),
            "fill",
            shade(share),
            "stroke",
            "#8899aa");
        to.close();
        text(
            to,
            LEFT + i * CELL + CELL / 2,
            y + 20,
            String.format(Locale.ROOT, "%.0f %%", 100 * share),
            share > .55 ? "#ffffff" : "#102030",
            "middle");
      }
    }
    to.close();
  }

  /** From nearly white to dark blue, by even steps of lightness. */
  private static String shade(double share) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(244 - 232 * share),
        Math.round(247 - 172 * share),
        Math.round(250 - 110 * share));
  }

  private static void text(Html to, int x, int y, String text, String colour, String anchor) {
    to.element(
        "text",
        text,
        "x",
        Integer.toString(x),
        "y",
        Integer.toString(y),
        "fill",
        colour,
        "text-anchor",
        anchor);
  }
}
