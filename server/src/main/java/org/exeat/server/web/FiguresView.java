package org.exeat.server.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.WilsonInterval;
import org.exeat.records.disclosure.DayStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A day's figures as JSON.
 *
 * @param day by UTC
 * @param tables each by its name
 * @param rates each by its name; those that need a count that is hidden are null
 * @param times each by its name
 */
record FiguresView(
    LocalDate day,
    Map<String, Table> tables,
    Map<String, @Nullable Rate> rates,
    Map<String, Took> times) {

  /**
   * A cell.
   *
   * @param count null where hidden
   */
  record Cell(String cell, @Nullable Long count) {}

  /**
   * A table.
   *
   * @param sum null where hidden
   */
  record Table(List<Cell> cells, @Nullable Long sum) {}

  /**
   * A share with the interval of 95 %.
   *
   * @param share 0 to 1, as the bounds
   */
  record Rate(long cases, long of, double share, double lower, double upper) {}

  /**
   * Whole seconds.
   *
   * @param median null where too few
   * @param most of 95 in 100; null where too few
   */
  record Took(@Nullable Long median, @Nullable Long most) {}

  static FiguresView of(LocalDate day, DayStatistics d) {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("hours", table(d.hours(), FiguresView::code));
    tables.put("directions", table(d.directions(), FiguresView::code));
    tables.put("modes", table(d.modes(), FiguresView::code));
    tables.put("lanes", table(d.lanes(), UnaryOperator.identity()));
    tables.put("ends", table(d.ends(), FiguresView::code));
    tables.put("complete", table(d.complete(), FiguresView::code));
    tables.put("choices", table(d.choices(), FiguresView::code));
    tables.put("travellers", table(d.travellers(), FiguresView::code));
    tables.put("referred", table(d.referred(), FiguresView::code));
    tables.put("reasons", table(d.reasons(), FiguresView::code));
    tables.put("referred_hours", table(d.referredHours(), FiguresView::code));
    tables.put("referred_lanes", table(d.referredLanes(), UnaryOperator.identity()));
    tables.put("referred_rows", table(d.referredRows(), FiguresView::code));
    d.captures()
        .forEach(
            (row, faces) -> tables.put("captures_" + code(row), table(faces, FiguresView::code)));
    Map<String, @Nullable Rate> rates = new LinkedHashMap<>();
    rates.put(
        "confirmed_by_machine",
        rate(d.travellers(), "confirmed by machine", "referred to an officer"));
    rates.put(
        "confirmed_by_officer",
        rate(d.referred(), "confirmed by officer", "not confirmed", "sent on", "nobody looked"));
    rates.put(
        "everybody_captured", rate(d.complete(), "everybody captured", "not everybody captured"));
    d.captures()
        .forEach((row, faces) ->
            rates.put("captured_" + code(row), rate(faces, "good enough", "not good enough")));
    return new FiguresView(
        day, tables, rates, Map.of("decision", took(d.decision()), "closing", took(d.closing())));
  }

  /** As words are called in JSON. */
  private static String code(String words) {
    return words.replace(", ", "_").replace(' ', '_');
  }

  private static Table table(PublishedCounts counts, UnaryOperator<String> name) {
    List<Cell> cells = new ArrayList<>();
    counts.cells().forEach((cell, count) -> cells.add(new Cell(name.apply(cell), shown(count))));
    return new Table(cells, shown(counts.sum()));
  }

  private static @Nullable Long shown(OptionalLong count) {
    return count.isPresent() ? (Long) count.getAsLong() : null;
  }

  /** Of cells of a table, the first is the cases; null where one is hidden. */
  private static @Nullable Rate rate(PublishedCounts counts, String cases, String... others) {
    OptionalLong k = counts.cells().getOrDefault(cases, OptionalLong.empty());
    if (k.isEmpty()) {
      return null;
    }
    long n = k.getAsLong();
    for (String other : others) {
      OptionalLong count = counts.cells().getOrDefault(other, OptionalLong.empty());
      if (count.isEmpty()) {
        return null;
      }
      n += count.getAsLong();
    }
    WilsonInterval interval = WilsonInterval.of(k.getAsLong(), n);
    return new Rate(
        k.getAsLong(), n, (double) k.getAsLong() / n, interval.lower(), interval.upper());
  }

  static Took took(DayStatistics.Latency latency) {
    return new Took(seconds(latency.median()), seconds(latency.most()));
  }

  static @Nullable Long seconds(Optional<Duration> time) {
    return time.map(Duration::toSeconds).orElse(null);
  }
}
