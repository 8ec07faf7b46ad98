package org.exeat.records.disclosure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;

/**
 * What it costs to choose an officer instead of the camera: the median time from the opening of a
 * crossing to its closing, in a month, where somebody opted out and where nobody did. A month and
 * no count, for few opt out; nothing of fewer crossings than a published cell has, and in steps of
 * {@link #STEP}, so that nobody's crossing is told from the others.
 *
 * @param optedOut crossings in which somebody opted out; empty where there were too few
 * @param others crossings in which nobody did; empty where there were too few
 */
public record WaitingTimes(Optional<Duration> optedOut, Optional<Duration> others) {
  /** Times are told in these steps, to the nearest. */
  public static final Duration STEP = Duration.ofSeconds(10);

  /**
   * From when on a month can be told: what is recorded later does not count, or times that change
   * would tell whose crossing was closed so late.
   *
   * @param month UTC
   */
  public static Instant settled(YearMonth month) {
    return DayStatistics.settled(month.atEndOfMonth());
  }

  /**
   * Measures a month of crossings that were closed.
   *
   * @param month of their openings, UTC; whoever asks sees to it that it is {@link #settled}
   */
  public static WaitingTimes of(LedgerFiles ledger, YearMonth month) throws IOException {
    Map<CrossingId, Instant> opened = new HashMap<>();
    Set<CrossingId> optedOut = new HashSet<>();
    List<Duration> with = new ArrayList<>();
    List<Duration> without = new ArrayList<>();
    Instant first = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant settled = settled(month);
    ledger.read(
        ledger.since(first),
        ledger.until(settled),
        (index, entry) -> {
          if (!entry.at().isBefore(settled)) {
            return;
          }
          switch (entry) {
            case LedgerEntry.Opened o -> {
              if (YearMonth.from(o.at().atOffset(ZoneOffset.UTC)).equals(month)) {
                opened.put(o.crossing(), o.at());
              }
            }
            case LedgerEntry.OptedOut o -> optedOut.add(o.crossing());
            case LedgerEntry.Abandoned a -> opened.remove(a.crossing());
            case LedgerEntry.Closed c -> {
              Instant from = opened.remove(c.crossing());
              if (from != null) {
                (optedOut.contains(c.crossing()) ? with : without)
                    .add(Duration.between(from, c.at()));
              }
            }
            default -> {} // takes no time
          }
        });
    return new WaitingTimes(median(with), median(without));
  }

  private static Optional<Duration> median(List<Duration> times) {
    if (times.size() < PublishedCounts.LEAST) {
      return Optional.empty();
    }
    Collections.sort(times);
    Duration middle = times.get(times.size() / 2);
    long steps = Math.round((double) middle.toMillis() / STEP.toMillis());
    return Optional.of(STEP.multipliedBy(steps));
  }
}
