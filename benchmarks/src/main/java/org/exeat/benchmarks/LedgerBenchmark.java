package org.exeat.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerProof;
import org.exeat.records.ledger.LedgerWriter;
import org.exeat.records.ledger.NoteKey;
import org.exeat.records.ledger.Pseudonyms;

/**
 * The ledger on this machine's disk: how many events a second are durable while a checkpoint is
 * signed each second, how long a proof takes in a large ledger, how fast all of it is verified.
 */
public final class LedgerBenchmark {
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final Pseudonyms NAMES = new Pseudonyms(new byte[32]);

  /** Lanes that bring events at a time. */
  private static final int LANES = 64;

  private static final Duration LOAD = Duration.ofSeconds(20);
  private static final int PROOFS = 2000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Path folder;

  private LedgerBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * Prints a table in Markdown.
   *
   * @param args the folder to write to, which must not be there; entries of the large ledger
   */
  public static void main(String[] args) throws Exception {
    LedgerBenchmark benchmark = new LedgerBenchmark(Path.of(args[0]));
    Files.createDirectories(benchmark.folder);
    benchmark.out.println("| what | measured |");
    benchmark.out.println("|---|---|");
    benchmark.load();
    benchmark.large(Long.parseLong(args[1]));
  }

  /** A crossing of one traveller, five entries, as the lane writes them. */
  private static List<LedgerEntry> crossing(int number) {
    CrossingId id = CrossingId.of(START.plusSeconds(number), new Random(number));
    Instant at = id.opened();
    Optional<Evidence> evidence = Optional.of(new Evidence("ab".repeat(32)));
    return List.of(
        new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.VEHICLE),
        new LedgerEntry.DocumentPresented(
            at.plusMillis(200),
            id,
            1,
            1,
            Optional.of(NAMES.holder(id, "UTO", "X" + number)),
            LedgerEntry.ChipProof.AUTHENTIC),
        new LedgerEntry.OccupantCaptured(at.plusMillis(900), id, 2, 1, Optional.of(1), true),
        new LedgerEntry.Assessed(
            at.plusMillis(1200),
            id,
            3,
            "cd".repeat(32),
            "synthetic-2026-11",
            Optional.of(.53),
            List.of(
                new LedgerEntry.Outcome(
                    Optional.of(1), Optional.of(1), "confirmed", Optional.of(.71)))),
        new LedgerEntry.Closed(at.plusMillis(4000), id, 4, 1, 1, 1, 0));
  }

  private void load() throws Exception {
    Path ledger = folder.resolve("load");
    Ledger.create(ledger, "records.example/load");
    AtomicInteger next = new AtomicInteger();
    AtomicLong durable = new AtomicLong();
    List<Long> waited = new ArrayList<>();
    List<IOException> troubles = new ArrayList<>();
    long start = System.nanoTime();
    try (LedgerWriter writer =
            new LedgerWriter(
                Ledger.open(ledger, Clock.systemUTC()), Duration.ofSeconds(1), troubles::add);
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        all.add(
            lanes.submit(() -> {
              List<Long> own = new ArrayList<>();
              while (System.nanoTime() - start < LOAD.toNanos()) {
                for (LedgerEntry e : crossing(next.getAndIncrement())) {
                  long asked = System.nanoTime();
                  writer.append(e).get();
                  own.add(System.nanoTime() - asked);
                  durable.incrementAndGet();
                }
              }
              synchronized (waited) {
                waited.addAll(own);
              }
              return null;
            }));
      }
      for (Future<?> f : all) {
        f.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
    long[] times = waited.stream().mapToLong(Long::longValue).sorted().toArray();
    row(
        LANES + " lanes, each waiting for each event to be on the disk, a checkpoint each second",
        "%.0f events/s; an event waits %.1f ms (median), %.1f ms (99 of 100)",
        durable.get() / seconds,
        times[times.length / 2] / 1e6,
        times[times.length * 99 / 100] / 1e6);
  }

  private void large(long entries) throws Exception {
    Path ledger = folder.resolve("large");
    Ledger.create(ledger, "records.example/large");
    long start = System.nanoTime();
    try (Ledger open = Ledger.open(ledger, Clock.systemUTC())) {
      int next = 0;
      while (open.size() < entries) {
        List<LedgerEntry> many = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
          many.addAll(crossing(next++));
        }
        open.append(many);
        if (next % 20_000 == 0) {
          open.checkpoint();
          err.printf("%d of %d entries%n", open.size(), entries);
        }
      }
    }
    row(
        "a ledger of " + entries + " entries, written at once",
        "%.0f entries/s",
        entries / ((System.nanoTime() - start) / 1e9));
    NoteKey key = LedgerFiles.key(ledger);
    proofs(ledger, key);
    int threads = Runtime.getRuntime().availableProcessors();
    start = System.nanoTime();
    LedgerCheck.Report report =
        LedgerCheck.run(LedgerFiles.folder(ledger), key, threads, done -> {});
    if (report.found() > 0) {
      throw new IOException("the ledger does not verify: " + report.findings().getFirst());
    }
    row(
        "all of it verified, " + threads + " threads",
        "%.0f entries/s",
        report.checkpoint().size() / ((System.nanoTime() - start) / 1e9));
  }

  private void proofs(Path ledger, NoteKey key) throws IOException {
    Random random = new Random(1);
    long[] times = new long[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long start = System.nanoTime();
      LedgerFiles files = LedgerFiles.open(ledger, key);
      LedgerProof proof = files.prove(random.nextLong(files.checkpoint().size()));
      times[i] = System.nanoTime() - start;
      LedgerProof.proved(proof.text().getBytes(StandardCharsets.UTF_8), key);
    }
    Arrays.sort(times);
    row(
        "a proof of inclusion in it, checkpoint read and checked with it",
        "%.2f ms (median), %.2f ms (99 of 100)",
        times[PROOFS / 2] / 1e6,
        times[PROOFS * 99 / 100] / 1e6);
  }

  private void row(String what, String format, Object... figures) {
    out.println("| " + what + " | " + String.format(Locale.ROOT, format, figures) + " |");
  }
}
