package org.exeat.records.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.PublishedTables;
import org.exeat.records.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a day's entries come to, before anything is hidden. Cells come in such an order that those
 * which are often small stand together: what is hidden along with them is what follows. For use by
 * one thread.
 */
final class DayCount {
  /** Rows that are told apart. */
  private static final int ROWS = 3;

  private static final String CONFIRMED = "confirmed by machine";
  private static final String REFERRED = "referred to an officer";

  /** Documents that the machine had not decided on when their crossing ended. */
  private static final String NOT_DECIDED = "not decided";

  /** The reasons that entries give, and what else there may be in old ones. */
  private static final List<String> REASONS =
      List.of(
          "face does not match",
          "image not good enough",
          "exempt by age",
          "no face for document",
          "no document for face",
          "too close to call",
          "may be a picture",
          "document not accepted",
          "portrait not proven",
          "document not in time",
          "comparison failed",
          "opted out",
          NOT_DECIDED,
          "another reason");

  private final LocalDate day;
  private final Instant settled;
  private final Map<CrossingId, Crossing> crossings = new LinkedHashMap<>();

  /**
   * @param settled what is later does not count
   */
  DayCount(LocalDate day, Instant settled) {
    this.day = day;
    this.settled = settled;
  }

  /** A face that was found. */
  private record Capture(String row, boolean good) {}

  /** One crossing, as far as it is counted. */
  private static final class Crossing {
    final LedgerEntry.Opened opened;
    final Map<Integer, Optional<Integer>> rows = new HashMap<>();
    final List<Capture> captures = new ArrayList<>();

    /** By document, or by face where there is none. */
    final Map<String, Person> people = new LinkedHashMap<>();

    String end = "not closed";
    boolean optedOut;
    boolean complete;
    @Nullable Duration decision;
    @Nullable Duration closing;

    Crossing(LedgerEntry.Opened opened) {
      this.opened = opened;
    }

    String hour() {
      return DayCount.hour(opened.at().atOffset(ZoneOffset.UTC).getHour());
    }
  }

  /** A traveller, or a face without a document; what is said of them last counts. */
  private static final class Person {
    String verdict = NOT_DECIDED;
    Optional<Integer> occupant = Optional.empty();
    String found = "nobody looked";
  }

  void add(LedgerEntry entry) {
    if (!entry.at().isBefore(settled)) {
      return;
    }
    if (entry instanceof LedgerEntry.Opened e) {
      if (e.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)) {
        crossings.put(e.crossing(), new Crossing(e));
      }
    } else if (entry instanceof LedgerEntry.Step s) {
      Crossing crossing = crossings.get(s.crossing());
      if (crossing != null) {
        step(crossing, s);
      }
    }
  }

  private static void step(Crossing of, LedgerEntry.Step step) {
    Duration after = Duration.between(of.opened.at(), step.at());
    switch (step) {
      case LedgerEntry.DocumentPresented e ->
          person(of, Optional.of(e.document()), Optional.empty());
      case LedgerEntry.OccupantCaptured e -> {
        Optional<Integer> row = e.row().filter(r -> r >= 1 && r <= ROWS);
        of.rows.put(e.occupant(), row);
        of.captures.add(new Capture(row(row), e.goodEnough()));
      }
      case LedgerEntry.Assessed e -> {
        of.decision = of.decision == null ? after : of.decision;
        for (LedgerEntry.Outcome o : e.outcomes()) {
          Person person = person(of, o.document(), o.occupant());
          person.verdict = verdict(o.outcome());
          person.occupant = o.occupant();
        }
      }
      case LedgerEntry.Resolved e ->
          person(of, e.document(), e.occupant()).found =
              switch (e.resolution()) {
                case CONFIRMED -> "confirmed by officer";
                case NOT_CONFIRMED -> "not confirmed";
                case SENT_ON -> "sent on";
              };
      case LedgerEntry.OptedOut e -> of.optedOut = true;
      case LedgerEntry.Closed e -> {
        of.end = "closed";
        of.complete = e.captured() >= e.present();
        of.closing = after;
      }
      case LedgerEntry.Abandoned e -> of.end = "abandoned";
      default -> {} // nothing to count
    }
  }

  private static Person person(
      Crossing of, Optional<Integer> document, Optional<Integer> occupant) {
    String key = document.map(d -> "document " + d).orElseGet(() -> "face " + occupant.orElse(0));
    return of.people.computeIfAbsent(key, k -> new Person());
  }

  private static String verdict(String outcome) {
    String words = outcome.replace('_', ' ');
    return outcome.equals(LedgerEntry.CONFIRMED)
        ? CONFIRMED
        : REASONS.contains(words) ? words : REASONS.getLast();
  }

  private static String hour(int hour) {
    return String.format(Locale.ROOT, "%02d h", hour);
  }

  private static String row(Optional<Integer> row) {
    return row.map(r -> "row " + r).orElse("row unknown");
  }

  private static List<String> rows() {
    return Stream.concat(
            IntStream.rangeClosed(1, ROWS).mapToObj(r -> row(Optional.of(r))),
            Stream.of(row(Optional.empty())))
        .toList();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Long> cells(Iterable<String> names) {
    Map<String, Long> cells = new LinkedHashMap<>();
    names.forEach(name -> cells.put(name, 0L));
    return cells;
  }

  private static List<String> names(Enum<?>[] words) {
    return Arrays.stream(words).map(DayCount::lower).toList();
  }

  private static List<String> dayHours() {
    return IntStream.range(0, 24).mapToObj(DayCount::hour).toList();
  }

  private List<String> dayLanes() {
    TreeSet<String> lanes = new TreeSet<>();
    crossings.values().forEach(c -> lanes.add(c.opened.lane()));
    return List.copyOf(lanes);
  }

  private PublishedTables.Table by(List<String> cells, Function<Crossing, String> cell) {
    return new PublishedTables.Table(cells, crossings.values().stream().map(cell).toList());
  }

  /** Crossings, the table first that is to be kept first. */
  Map<String, PublishedTables.Table> crossings() {
    Map<String, PublishedTables.Table> tables = new LinkedHashMap<>();
    tables.put("directions", by(names(Direction.values()), c -> lower(c.opened.direction())));
    tables.put(
        "complete",
        by(
            List.of("everybody captured", "not everybody captured"),
            c -> c.complete ? "everybody captured" : "not everybody captured"));
    tables.put("hours", by(dayHours(), Crossing::hour));
    tables.put("ends", by(List.of("abandoned", "not closed", "closed"), c -> c.end));
    tables.put(
        "choices",
        by(
            List.of("somebody chose an officer", "nobody did"),
            c -> c.optedOut ? "somebody chose an officer" : "nobody did"));
    tables.put("lanes", by(dayLanes(), c -> c.opened.lane()));
    tables.put("modes", by(names(Mode.values()), c -> lower(c.opened.mode())));
    return tables;
  }

  Map<String, Long> travellers() {
    Map<String, Long> counts = cells(List.of(CONFIRMED, REFERRED));
    crossings
        .values()
        .forEach(c ->
            c.people
                .values()
                .forEach(p ->
                    counts.merge(
                        p.verdict.equals(CONFIRMED) ? CONFIRMED : REFERRED, 1L, Long::sum)));
    return counts;
  }

  /** What is said of each who was referred. */
  private interface Said {
    String of(Crossing crossing, Person person);
  }

  private PublishedTables.Table referred(List<String> cells, Said cell) {
    return new PublishedTables.Table(
        cells,
        crossings.values().stream()
            .flatMap(c ->
                c.people.values().stream()
                    .filter(p -> !p.verdict.equals(CONFIRMED))
                    .map(p -> cell.of(c, p)))
            .toList());
  }

  /** Those who were referred, the table first that is to be kept first. */
  Map<String, PublishedTables.Table> referred() {
    Map<String, PublishedTables.Table> tables = new LinkedHashMap<>();
    tables.put(
        "found",
        referred(
            List.of("confirmed by officer", "not confirmed", "sent on", "nobody looked"),
            (c, p) -> p.found));
    tables.put("reasons", referred(REASONS, (c, p) -> p.verdict));
    tables.put("hours", referred(dayHours(), (c, p) -> c.hour()));
    tables.put("lanes", referred(dayLanes(), (c, p) -> c.opened.lane()));
    tables.put(
        "rows",
        referred(
            rows(),
            (c, p) -> row(p.occupant.flatMap(o -> c.rows.getOrDefault(o, Optional.empty())))));
    return tables;
  }

  /** Of each row. */
  Map<String, Map<String, Long>> captures() {
    Map<String, Map<String, Long>> captures = new LinkedHashMap<>();
    rows().forEach(row -> captures.put(row, cells(List.of("good enough", "not good enough"))));
    for (Crossing c : crossings.values()) {
      for (Capture found : c.captures) {
        Objects.requireNonNull(captures.get(found.row()))
            .merge(found.good() ? "good enough" : "not good enough", 1L, Long::sum);
      }
    }
    return captures;
  }

  DayStatistics.Latency decision() {
    return latency(c -> c.decision);
  }

  DayStatistics.Latency closing() {
    return latency(c -> c.closing);
  }

  private DayStatistics.Latency latency(Function<Crossing, @Nullable Duration> time) {
    List<Duration> times = new ArrayList<>();
    for (Crossing c : crossings.values()) {
      Duration t = time.apply(c);
      if (t != null) {
        times.add(t);
      }
    }
    Collections.sort(times);
    return new DayStatistics.Latency(quantile(times, .5), quantile(times, .95));
  }

  /** The least that so many took at most; empty where fewer than ten lie on a side of it. */
  private static Optional<Duration> quantile(List<Duration> sorted, double share) {
    int at = (int) Math.ceil(share * sorted.size()) - 1;
    boolean among = at + 1 >= PublishedCounts.LEAST && sorted.size() - at >= PublishedCounts.LEAST;
    return among
        ? Optional.of(Duration.ofSeconds(Math.round(sorted.get(at).toMillis() / 1000.0)))
        : Optional.empty();
  }
}
