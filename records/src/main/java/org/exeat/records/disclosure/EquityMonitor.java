package org.exeat.records.disclosure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.exeat.domain.AgeBand;
import org.exeat.domain.EquityPolicy;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.WorldRegion;
import org.exeat.records.DurableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a port's machines refer some people more often than others: counts of documents by region
 * of the issuing state and by age, where an {@link EquityPolicy} lets them be counted. Neither is
 * in the ledger, and none of it leads there: a month is counted in a file that only its owner
 * reads, {@code counting.json}; when it is over, what {@link PublishedCounts} lets be told goes
 * into a file of its own, {@code 2026-11.json}, and the counts are destroyed. Nothing of a month
 * that is not over is told, and no region by age. Thread-safe.
 */
public final class EquityMonitor {
  private static final String COUNTING = "counting.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;
  private final EquityPolicy policy;
  private final InstantSource clock;

  /**
   * Documents of one kind of holder.
   *
   * @param confirmed by the machine
   * @param referred by the machine to an officer
   */
  record Tally(long confirmed, long referred) {
    static final Tally NONE = new Tally(0, 0);

    Tally and(boolean wasReferred) {
      return wasReferred ? new Tally(confirmed, referred + 1) : new Tally(confirmed + 1, referred);
    }
  }

  /** {@code counting.json}. */
  record Counting(
      YearMonth month, Instant since, Map<WorldRegion, Tally> regions, Map<AgeBand, Tally> ages) {
    Counting {
      regions = new EnumMap<>(all(WorldRegion.class, regions));
      ages = new EnumMap<>(all(AgeBand.class, ages));
    }

    static Counting of(Instant now) {
      return new Counting(month(now), now, Map.of(), Map.of());
    }

    private static <E extends Enum<E>> Map<E, Tally> all(Class<E> kind, Map<E, Tally> some) {
      Map<E, Tally> all = new EnumMap<>(kind);
      for (E e : kind.getEnumConstants()) {
        all.put(e, some.getOrDefault(e, Tally.NONE));
      }
      return all;
    }

    private static YearMonth month(Instant at) {
      return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
  }

  /**
   * What is told of one kind of holder; each empty where hidden.
   *
   * @param group a {@link WorldRegion} or an {@link AgeBand} in lower case
   * @param confirmed documents whose holder the machine confirmed
   * @param referred documents that it referred
   */
  public record Group(String group, OptionalLong confirmed, OptionalLong referred) {}

  /**
   * What is told of a month.
   *
   * @param month by UTC
   * @param since when counting began, if later than the month
   * @param policy that allowed it, by its name
   * @param legalBasis its law
   * @param regions empty where they are not counted
   * @param ages empty where they are not counted
   */
  public record Month(
      YearMonth month,
      Instant since,
      String policy,
      String legalBasis,
      List<Group> regions,
      List<Group> ages) {
    public Month {
      regions = List.copyOf(regions);
      ages = List.copyOf(ages);
    }
  }

  /**
   * Opens it.
   *
   * @param folder of the counts; made where it is not there
   * @throws IOException where it cannot be used, or holds something else
   */
  public EquityMonitor(Path folder, EquityPolicy policy, InstantSource clock) throws IOException {
    this.folder = folder;
    this.policy = policy;
    this.clock = clock;
    if (!Files.isDirectory(folder)) {
      DurableFile.createPrivateFolder(folder);
    }
    current();
  }

  /** By which law it counts. */
  public EquityPolicy policy() {
    return policy;
  }

  /**
   * Counts documents of a crossing that is over. On a day that the policy does not allow nothing is
   * counted.
   *
   * @param seen what the machine did with each
   */
  public synchronized void count(List<Seen> seen) throws IOException {
    Counting counting = current();
    if (seen.isEmpty() || !policy.allows(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      return;
    }
    Map<WorldRegion, Tally> regions = new EnumMap<>(counting.regions());
    Map<AgeBand, Tally> ages = new EnumMap<>(counting.ages());
    for (Seen s : seen) {
      if (policy.regions()) {
        regions.merge(s.region(), Tally.NONE, (was, none) -> was.and(s.referred()));
      }
      if (policy.ages()) {
        ages.merge(s.age(), Tally.NONE, (was, none) -> was.and(s.referred()));
      }
    }
    write(new Counting(counting.month(), counting.since(), regions, ages));
  }

  /** A document, and whether the machine referred it. */
  public record Seen(WorldRegion region, AgeBand age, boolean referred) {}

  /** Months that are told, the newest first. */
  public synchronized List<YearMonth> months() throws IOException {
    current();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.matches("\\d{4}-\\d{2}\\.json"))
          .map(n -> YearMonth.parse(n.substring(0, 7)))
          .sorted((a, b) -> b.compareTo(a))
          .toList();
    }
  }

  /** When the month that is being counted began to be. */
  public synchronized Instant since() throws IOException {
    return current().since();
  }

  /** A month; empty where none is told. */
  public synchronized Optional<Month> month(YearMonth month) throws IOException {
    Path file = folder.resolve(month + ".json");
    return Files.exists(file) ? Optional.of(read(file, Month.class)) : Optional.empty();
  }

  /** The month that is counted now; one that is over is told first. */
  private Counting current() throws IOException {
    Path file = folder.resolve(COUNTING);
    Instant now = clock.instant();
    if (!Files.exists(file)) {
      return Counting.of(now);
    }
    Counting counting = read(file, Counting.class);
    if (!counting.month().isBefore(Counting.month(now))) {
      return counting;
    }
    Month over =
        new Month(
            counting.month(),
            counting.since(),
            policy.name(),
            policy.legalBasis(),
            policy.regions() ? told(counting.regions()) : List.of(),
            policy.ages() ? told(counting.ages()) : List.of());
    DurableFile.replacePrivate(
        folder.resolve(counting.month() + ".json"), MAPPER.writeValueAsBytes(over));
    DurableFile.deleteAndErase(file);
    return Counting.of(now);
  }

  /**
   * What can be told. Confirmed and referred documents are hidden each by themselves: the sums of
   * both over all groups are told elsewhere, so that each has to hide more than one group.
   */
  private static <E extends Enum<E>> List<Group> told(Map<E, Tally> tallies) {
    PublishedCounts confirmed = published(tallies, Tally::confirmed);
    PublishedCounts referred = published(tallies, Tally::referred);
    return tallies.keySet().stream()
        .map(EquityMonitor::word)
        .map(g -> new Group(g, cell(confirmed, g), cell(referred, g)))
        .toList();
  }

  private static OptionalLong cell(PublishedCounts counts, String group) {
    return counts.cells().getOrDefault(group, OptionalLong.empty());
  }

  private static <E extends Enum<E>> PublishedCounts published(
      Map<E, Tally> tallies, ToLongFunction<Tally> of) {
    Map<String, Long> counts = new LinkedHashMap<>();
    new TreeMap<>(tallies).forEach((e, t) -> counts.put(word(e), of.applyAsLong(t)));
    return PublishedCounts.of(counts);
  }

  private static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT);
  }

  private void write(Counting counting) throws IOException {
    DurableFile.replaceAndErase(folder.resolve(COUNTING), MAPPER.writeValueAsBytes(counting));
  }

  private static <T> T read(Path file, Class<T> as) throws IOException {
    try {
      return Optional.ofNullable(
              MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), as))
          .orElseThrow(() -> new IOException(file + " is empty"));
    } catch (JacksonException e) {
      throw new IOException(file + " is no file of the equity monitor", e);
    }
  }
}
