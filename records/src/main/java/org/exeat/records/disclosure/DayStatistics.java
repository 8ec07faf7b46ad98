package org.exeat.records.disclosure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.PublishedTables;
import org.exeat.records.ledger.LedgerFiles;

/**
 * A port's day in counts, from its ledger. There is a day and nothing shorter or longer, and no
 * table of two things at once: what cannot be asked for cannot be told apart by asking twice. Where
 * tables have one sum, or share sums of parts ({@link PublishedTables}), or the sum of one is a
 * cell of another, none tells what another hides.
 *
 * @param hours crossings by the hour in which they were opened
 * @param directions crossings, as {@code modes} and {@code lanes}; lanes are those at which there
 *     was a crossing
 * @param ends crossings by how they ended: closed, abandoned, or not within {@link #SETTLED}
 * @param complete crossings by whether they were closed with everybody captured
 * @param choices crossings by whether somebody chose an officer instead of the camera
 * @param travellers whose document was presented, and faces without one, by whether the machine
 *     confirmed them or referred them to an officer
 * @param referred those who were referred, by what the officers found
 * @param reasons the same by the machine's reason
 * @param referredHours the same by the hour in which their crossing was opened
 * @param referredLanes the same by lane
 * @param referredRows the same by row of the seat
 * @param captures people of whom a face was found, by whether the picture was good enough, for each
 *     row; nothing is told of all rows together, so that none tells of another
 * @param decision from a crossing's opening to the machine's decision
 * @param closing from a crossing's opening to its closing
 */
public record DayStatistics(
    PublishedCounts hours,
    PublishedCounts directions,
    PublishedCounts modes,
    PublishedCounts lanes,
    PublishedCounts ends,
    PublishedCounts complete,
    PublishedCounts choices,
    PublishedCounts travellers,
    PublishedCounts referred,
    PublishedCounts reasons,
    PublishedCounts referredHours,
    PublishedCounts referredLanes,
    PublishedCounts referredRows,
    Map<String, PublishedCounts> captures,
    Latency decision,
    Latency closing) {
  public DayStatistics {
    captures = Collections.unmodifiableMap(new LinkedHashMap<>(captures));
  }

  /**
   * A day is counted so long after its end, by what was recorded until then: no crossing is open
   * for longer, and counts that grow would tell who came in between.
   */
  public static final Duration SETTLED = Duration.ofHours(4);

  /**
   * How long something took, in whole seconds. Told only where ten crossings took as long or longer
   * and ten as long or shorter, so that it is no one's own time.
   *
   * @param median of all
   * @param most of 95 in 100
   */
  public record Latency(Optional<Duration> median, Optional<Duration> most) {}

  /**
   * From when on a day can be counted.
   *
   * @param day by UTC
   */
  public static Instant settled(LocalDate day) {
    return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(SETTLED);
  }

  /**
   * Counts a day.
   *
   * @param day by UTC, for everybody: days of several zones overlap, and their differences are
   *     hours; whoever asks sees to it that it is {@link #settled}
   */
  public static DayStatistics of(LedgerFiles ledger, LocalDate day) throws IOException {
    Instant settled = settled(day);
    DayCount count = new DayCount(day, settled);
    ledger.read(
        ledger.since(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
        ledger.until(settled),
        (index, entry) -> count.add(entry));
    return of(count);
  }

  private static DayStatistics of(DayCount count) {
    Map<String, PublishedCounts> crossings = PublishedTables.of(count.crossings());
    Map<String, PublishedCounts> referred = PublishedTables.of(count.referred());
    PublishedCounts travellers = PublishedCounts.of(count.travellers());
    // the sum of the referred is a cell here: by it and this sum the other cell would be known
    boolean whole = travellers.cells().values().stream().allMatch(cell -> cell.isPresent());
    Map<String, PublishedCounts> captures = new LinkedHashMap<>();
    count.captures().forEach((row, counts) -> captures.put(row, PublishedCounts.of(counts)));
    boolean known = of(referred, "found").sum().isPresent();
    return new DayStatistics(
        of(crossings, "hours"),
        of(crossings, "directions"),
        of(crossings, "modes"),
        of(crossings, "lanes"),
        of(crossings, "ends"),
        of(crossings, "complete"),
        of(crossings, "choices"),
        whole && known ? travellers : travellers.hidden(),
        of(referred, "found"),
        of(referred, "reasons"),
        of(referred, "hours"),
        of(referred, "lanes"),
        of(referred, "rows"),
        captures,
        count.decision(),
        count.closing());
  }

  private static PublishedCounts of(Map<String, PublishedCounts> tables, String name) {
    return Objects.requireNonNull(tables.get(name));
  }
}
