package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exeat.domain.WilsonInterval;

/**
 * What stands in a table: words, and figures between them that can be added to those of another
 * trial.
 *
 * @param words with {@code {}} where a figure stands
 * @param figures as many
 */
public record Cell(String words, List<Figure> figures) {
  private static final String GAP = "{}";

  public Cell {
    figures = List.copyOf(figures);
    int gaps = words.split("\\{}", -1).length - 1;
    if (gaps != figures.size()) {
      throw new IllegalArgumentException(
          "there are " + figures.size() + " figures for the " + gaps + " gaps of: " + words);
    }
  }

  /** How a figure is told. */
  public enum Kind {
    /** A number of things. */
    COUNT,
    /** So many of a number of things, with its {@link WilsonInterval} of 95 %. */
    SHARE,
    /** A sum over a number of things, told as their mean with one decimal. */
    MEAN,
    /** The same with three decimals. */
    FINE_MEAN
  }

  /**
   * A figure.
   *
   * @param value a count, or a sum
   * @param of how many things it is of; of a count 0
   */
  public record Figure(Kind kind, double value, long of) {
    private Figure plus(Figure other) {
      return new Figure(kind, value + other.value, of + other.of);
    }

    @Override
    public String toString() {
      return switch (kind) {
        case COUNT -> Long.toString(Math.round(value));
        case SHARE -> share();
        case MEAN -> mean("%.1f");
        case FINE_MEAN -> mean("%.3f");
      };
    }

    private String share() {
      if (of == 0) {
        return "-";
      }
      WilsonInterval w = WilsonInterval.of(Math.round(value), of);
      return String.format(
          Locale.ROOT,
          "%d, %.1f %% (%.1f to %.1f)",
          Math.round(value),
          100 * value / of,
          100 * w.lower(),
          100 * w.upper());
    }

    private String mean(String format) {
      return of == 0 ? "-" : String.format(Locale.ROOT, format, value / of);
    }
  }

  /** Words alone. */
  static Cell of(String words) {
    return new Cell(words, List.of());
  }

  /** A number of things. */
  static Cell count(long n) {
    return new Cell(GAP, List.of(counted(n)));
  }

  /** So many of these things. */
  static Cell share(long k, long n) {
    return new Cell(GAP, List.of(shared(k, n)));
  }

  static Figure counted(long n) {
    return new Figure(Kind.COUNT, n, 0);
  }

  static Figure shared(long k, long n) {
    return new Figure(Kind.SHARE, k, n);
  }

  /** Whether it says the same, apart from its figures. */
  boolean like(Cell other) {
    return words.equals(other.words)
        && figures.stream()
            .map(Figure::kind)
            .toList()
            .equals(other.figures.stream().map(Figure::kind).toList());
  }

  /**
   * Its figures and another's together.
   *
   * @throws IllegalArgumentException where the two say different things
   */
  Cell plus(Cell other) {
    if (!like(other)) {
      throw new IllegalArgumentException(
          "“" + words + "” and “" + other.words + "” cannot be added");
    }
    List<Figure> sums = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      sums.add(figures.get(i).plus(other.figures.get(i)));
    }
    return new Cell(words, sums);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Figure f : figures) {
      int gap = words.indexOf(GAP, from);
      text.append(words, from, gap).append(f);
      from = gap + GAP.length();
    }
    return text.append(words.substring(from)).toString();
  }
}
