package org.exeat.server.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the record from its files alone, as {@code ./exeat ledger verify} does, in the
 * background, one at a time. Thread-safe.
 */
public final class Verification {
  private final Path folder;
  private final NoteKey key;
  private final InstantSource clock;
  private final Executor background;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile State state = new State(false, 0, 0, null, null);

  /**
   * @param folder of the ledger, or its log's
   * @param key whose signature its checkpoint must carry
   * @param background where it runs; must not run it on the caller's thread
   */
  Verification(Path folder, NoteKey key, InstantSource clock, Executor background) {
    this.folder = folder;
    this.key = key;
    this.clock = clock;
    this.background = background;
  }

  /**
   * How far it is.
   *
   * @param done entries of the one that runs
   * @param of entries that it has to look at
   * @param started when the one that runs was started
   * @param last what the last one found
   */
  public record State(
      boolean running, long done, long of, @Nullable Instant started, @Nullable Result last) {}

  /**
   * What one found.
   *
   * @param ended when
   * @param seconds that it took
   * @param entries that it looked at
   * @param perSecond entries
   * @param root of the checkpoint, Base64; null where that was not rightly signed
   * @param kinds entries of each kind
   * @param open crossings that are open at its end
   * @param sound whether all is as it must be
   * @param findings what is not, the first hundred, in the verifier's words
   * @param found how much is not
   */
  public record Result(
      Instant ended,
      double seconds,
      long entries,
      long perSecond,
      @Nullable String root,
      Map<String, Long> kinds,
      int open,
      boolean sound,
      List<String> findings,
      long found) {
    public Result {
      kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
      findings = List.copyOf(findings);
    }
  }

  /** How far it is, and what the last one found. */
  public State state() {
    return state;
  }

  /**
   * Starts one.
   *
   * @return whether it did: one runs already where not
   */
  public boolean start() {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    Instant started = clock.instant();
    state = new State(true, 0, 0, started, state.last());
    try {
      background.execute(() -> run(started));
    } catch (RuntimeException e) {
      end(state.last());
      throw e;
    }
    return true;
  }

  private void run(Instant started) {
    Optional<Result> result = Optional.empty();
    long begun = System.nanoTime();
    try {
      LedgerFiles files = LedgerFiles.open(folder, key);
      long size = files.checkpoint().size();
      Result last = state.last();
      // lanes come first: half of the processors are theirs
      int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
      LedgerCheck.Report report =
          LedgerCheck.run(
              LedgerFiles.folder(folder),
              key,
              threads,
              done -> state = new State(true, done, Math.max(size, done), started, last));
      result = Optional.of(result(report, begun));
    } catch (IOException e) {
      String words = Optional.ofNullable(e.getMessage()).orElse(e.toString());
      result =
          Optional.of(
              new Result(
                  clock.instant(),
                  seconds(begun),
                  0,
                  0,
                  null,
                  Map.of(),
                  0,
                  false,
                  List.of(words),
                  1));
    } finally {
      end(result.orElse(state.last()));
    }
  }

  private void end(@Nullable Result last) {
    state = new State(false, 0, 0, null, last);
    running.set(false);
  }

  private Result result(LedgerCheck.Report report, long begun) {
    double seconds = seconds(begun);
    long size = report.checkpoint().size();
    return new Result(
        clock.instant(),
        seconds,
        size,
        Math.round(size / Math.max(seconds, 1e-3)),
        report.checkpoint().root().toString(),
        report.kinds(),
        report.open(),
        report.found() == 0,
        report.findings(),
        report.found());
  }

  private static double seconds(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
  }
}
