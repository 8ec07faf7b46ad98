package org.exeat.server.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.exeat.domain.CrossingId;
import org.exeat.records.disclosure.DayStatistics;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.disclosure.WaitingTimes;
import org.exeat.records.ledger.Checkpoint;
import org.exeat.records.ledger.LedgerException;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;

/**
 * A port's record as the server may show it: read off the ledger's files, up to the newest
 * checkpoint, so that nothing is shown that others could not check. It writes nothing but that
 * somebody took something out. No question to it is about a person. Thread-safe.
 */
public final class PortRecord {
  /** Days whose counts are remembered: they do not change any more. */
  private static final int DAYS = 40;

  /** Months whose times are, likewise. */
  private static final int MONTHS = 24;

  private final Path folder;
  private final NoteKey key;
  private final TakenOut takenOut;
  private final InstantSource clock;
  private final Verification verification;
  private final RecordIndex index = new RecordIndex();
  private final Map<LocalDate, DayStatistics> days = newest(DAYS);
  private final Map<YearMonth, WaitingTimes> months = newest(MONTHS);

  /** Records that something is taken out, before it is. */
  @FunctionalInterface
  public interface TakenOut {
    /**
     * Somebody takes a crossing's record out.
     *
     * @param account of who does
     * @param purpose in words
     * @throws IOException where it cannot be recorded; nothing goes out then
     */
    void by(CrossingId crossing, String account, String purpose) throws IOException;
  }

  /**
   * @param folder of the ledger
   * @param key that the port signs with, whatever lies beside the files
   * @param background where verifications run
   */
  public PortRecord(
      Path folder, NoteKey key, TakenOut takenOut, InstantSource clock, Executor background) {
    this.folder = folder;
    this.key = key;
    this.takenOut = takenOut;
    this.clock = clock;
    verification = new Verification(folder, key, clock, background);
  }

  /** What was put in last, and no more than so much. */
  private static <K, V> Map<K, V> newest(int most) {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /**
   * Where the record stands.
   *
   * @param written when the checkpoint was
   * @param key that others check it by
   * @param counts entries of each list, by its word
   * @param unreadable entries that could not be read, of whatever kind
   * @param retention the newest time that what is kept was held against the policy; null where it
   *     never was
   * @param due recipients who have not been told of a correction yet
   * @param overdue of these, those whose day has passed
   */
  public record Standing(
      String origin,
      long size,
      String root,
      Instant written,
      String key,
      Map<String, Integer> counts,
      long unreadable,
      @Nullable RecordLine retention,
      int due,
      int overdue) {}

  /**
   * Reads all of it once, so that nobody who asks later waits for that; a ledger of millions of
   * entries takes seconds.
   */
  public void prepare() throws IOException {
    standing();
  }

  /** Where the record stands now. */
  public Standing standing() throws IOException {
    LedgerFiles files = files();
    Checkpoint checkpoint = files.checkpoint();
    Instant written =
        Files.getLastModifiedTime(LedgerFiles.folder(folder).resolve("checkpoint")).toInstant();
    synchronized (index) {
      index.catchUp(files);
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (RecordList list : RecordList.values()) {
        counts.put(list.word(), index.of(list).count());
      }
      List<RecordLine> newest = lines(files, index.of(RecordList.RETENTION).before(ALL, 1));
      List<Disclosures.Due> due = index.due().due();
      return new Standing(
          checkpoint.origin(),
          checkpoint.size(),
          checkpoint.root().toString(),
          written,
          key.toString(),
          counts,
          index.unreadable(),
          newest.isEmpty() ? null : newest.getFirst(),
          due.size(),
          (int) due.stream().filter(d -> d.by().isBefore(today())).count());
    }
  }

  private static final long ALL = Long.MAX_VALUE;

  /**
   * A part of a list.
   *
   * @param lines newest first
   * @param total entries of the list
   * @param older number before which the next part goes on; null where this is the last
   */
  public record Page(List<RecordLine> lines, int total, @Nullable Long older) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Reads a part of a list.
   *
   * @param before entries with lesser numbers; empty for the newest
   * @param most lines, 1 to 100
   */
  public Page page(RecordList list, Optional<Long> before, int most) throws IOException {
    LedgerFiles files = files();
    long[] numbers;
    int total;
    synchronized (index) {
      index.catchUp(files);
      numbers = index.of(list).before(before.orElse(ALL), most + 1);
      total = index.of(list).count();
    }
    boolean more = numbers.length > most;
    List<RecordLine> lines = lines(files, more ? Arrays.copyOf(numbers, most) : numbers);
    return new Page(lines, total, more ? (Long) lines.getLast().entry() : null);
  }

  private static List<RecordLine> lines(LedgerFiles files, long[] numbers) throws IOException {
    List<RecordLine> lines = new ArrayList<>();
    for (long number : numbers) {
      RecordLine line;
      try {
        line = RecordLine.of(number, files.read(number));
      } catch (LedgerException | IllegalArgumentException e) {
        line = RecordLine.unreadable(number); // it was changed since it was read first
      }
      lines.add(line);
    }
    return lines;
  }

  /** Recipients who have not been told of a correction, by the day by which they must be. */
  public List<Disclosures.Due> due() throws IOException {
    LedgerFiles files = files();
    synchronized (index) {
      index.catchUp(files);
      return index.due().due();
    }
  }

  /** The newest checkpoint, signed, to be kept. */
  public byte[] checkpoint() throws IOException {
    return files().note();
  }

  /**
   * That a crossing's entries are in the record, each as a file by its name; it is recorded first
   * that they are taken out.
   *
   * @param account of who takes them
   * @param purpose in words
   * @return empty where the record has no such crossing; nothing is recorded then
   */
  public Map<String, String> prove(CrossingId crossing, String account, String purpose)
      throws IOException {
    LedgerFiles files = files();
    List<Long> entries = files.of(crossing);
    Map<String, String> proofs = new LinkedHashMap<>();
    for (long entry : entries) {
      proofs.put("entry-" + entry + ".tlog-proof", files.prove(entry).text());
    }
    if (!proofs.isEmpty()) {
      takenOut.by(crossing, account, purpose);
    }
    return proofs;
  }

  /** The verification of all of it. */
  public Verification verification() {
    return verification;
  }

  /**
   * Days that can be counted.
   *
   * @param first with an entry
   * @param last that is over for long enough
   */
  public record Days(LocalDate first, LocalDate last) {}

  /** Days that can be counted; empty where there are none yet. */
  public Optional<Days> days() throws IOException {
    LedgerFiles files = files();
    long size = files.checkpoint().size();
    if (size == 0) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.ofInstant(files.read(0).at(), ZoneOffset.UTC);
    LocalDate newest = LocalDate.ofInstant(files.read(size - 1).at(), ZoneOffset.UTC);
    LocalDate settled = today().minusDays(1);
    if (!settled(settled)) {
      settled = settled.minusDays(1);
    }
    LocalDate last = newest.isBefore(settled) ? newest : settled;
    return last.isBefore(first) ? Optional.empty() : Optional.of(new Days(first, last));
  }

  private boolean settled(LocalDate day) {
    return !clock.instant().isBefore(DayStatistics.settled(day));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * A day in counts.
   *
   * @throws IllegalArgumentException where it is not over for long enough
   */
  public DayStatistics day(LocalDate day) throws IOException {
    if (!settled(day)) {
      throw new IllegalArgumentException(
          "A day is counted when it has been over for "
              + DayStatistics.SETTLED.toHours()
              + " hours (UTC): counts that grow tell who came in between.");
    }
    synchronized (days) { // one reads at a time
      DayStatistics known = days.get(day);
      if (known == null) {
        known = DayStatistics.of(files(), day);
        days.put(day, known);
      }
      return known;
    }
  }

  /**
   * What an opt-out cost in a month.
   *
   * @throws IllegalArgumentException where it is not over for long enough
   */
  public WaitingTimes month(YearMonth month) throws IOException {
    if (clock.instant().isBefore(WaitingTimes.settled(month))) {
      throw new IllegalArgumentException(
          "A month is told when it has been over for "
              + DayStatistics.SETTLED.toHours()
              + " hours (UTC): times that grow tell who came in between.");
    }
    synchronized (months) { // one reads at a time
      WaitingTimes known = months.get(month);
      if (known == null) {
        known = WaitingTimes.of(files(), month);
        months.put(month, known);
      }
      return known;
    }
  }

  private LedgerFiles files() throws IOException {
    return LedgerFiles.open(folder, key);
  }
}
