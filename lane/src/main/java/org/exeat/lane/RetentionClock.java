package org.exeat.lane;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.retention.RetentionRun;

/**
 * Destroys what is due while a port runs, at its start and every hour from then on, and has the
 * ledger say that nothing is overdue: a port that never stops would keep what the law does not let
 * it otherwise. At the start and once a day it makes copies of the vault's keys worthless. Lanes go
 * on meanwhile.
 */
public final class RetentionClock implements AutoCloseable {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration RENEWED_EVERY = Duration.ofHours(24);

  private final CrossingBook book;
  private final EvidenceKeeping keeping;
  private final PortChanges changes;
  private final Optional<AnnouncedDepartures> announced;
  private final RetentionRun run;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());

  /** When keys are written anew next. */
  private Instant renewal = Instant.MIN;

  private volatile boolean ended;

  /**
   * Starts it.
   *
   * @param book hears what is destroyed, and what cannot be
   * @param changes nothing is destroyed while one is half settled, for it may be a hold
   * @param announced departures, of which those go whose day is over
   */
  public RetentionClock(
      CrossingBook book,
      EvidenceKeeping keeping,
      PortChanges changes,
      Optional<AnnouncedDepartures> announced) {
    this.book = book;
    this.keeping = keeping;
    this.changes = changes;
    this.announced = announced;
    run = new RetentionRun(keeping.vault(), keeping.stays(), book::append);
    clock.scheduleWithFixedDelay(this::tick, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void tick() {
    attempt(this::runNow);
    attempt(this::forgetPast);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InvalidInputException;
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      trouble(e);
    } catch (InvalidInputException | RuntimeException | Error e) { // or there were no next time
      trouble(new IOException("what is due could not be destroyed: " + e, e));
    }
  }

  private void trouble(IOException e) {
    if (!ended) { // what was cut off the next start finishes
      book.trouble(e);
    }
  }

  synchronized void runNow() throws IOException, InvalidInputException {
    changes.finish();
    boolean renewing = !book.now().isBefore(renewal);
    RetentionRun.Done done = run.run(keeping::policy, book::now, renewing);
    if (renewing) {
      renewal = book.now().plus(RENEWED_EVERY);
    }
    int unproved = done.checked().overdue() + done.checked().unreadable();
    if (unproved > 0) {
      book.trouble(
          new IOException(
              unproved + " pieces of evidence should be gone and are not, or cannot be read"));
    }
  }

  private void forgetPast() throws IOException {
    if (announced.isPresent()) {
      announced.get().forgetPast(book.now());
      announced.get().tell(book::append, book.now());
    }
  }

  /** A run that goes on stops between two crossings, and this returns then. */
  @Override
  public void close() {
    ended = true;
    run.end();
    clock.close();
  }
}
