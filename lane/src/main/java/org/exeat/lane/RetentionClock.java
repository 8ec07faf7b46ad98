package org.exeat.lane;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.retention.RetentionRun;

/**
 * Destroys what is due while a port runs, at its start and every hour from then on, and has the
 * ledger say that nothing is overdue: a port that never stops would keep what the law does not let
 * it otherwise. Lanes go on meanwhile.
 */
public final class RetentionClock implements AutoCloseable {
  private static final Duration EVERY = Duration.ofHours(1);

  private final CrossingBook book;
  private final EvidenceKeeping keeping;
  private final Optional<AnnouncedDepartures> announced;
  private final RetentionRun run;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());

  /**
   * Starts it.
   *
   * @param book hears what is destroyed, and what cannot be
   * @param announced departures, of which those go whose day is over
   */
  public RetentionClock(
      CrossingBook book, EvidenceKeeping keeping, Optional<AnnouncedDepartures> announced) {
    this.book = book;
    this.keeping = keeping;
    this.announced = announced;
    run = new RetentionRun(keeping.vault(), keeping.stays(), book::append);
    clock.scheduleWithFixedDelay(this::tick, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      runNow();
    } catch (IOException e) {
      book.trouble(e);
    } catch (RuntimeException e) { // or there would be no next time
      book.trouble(new IOException("what is due could not be destroyed: " + e, e));
    }
  }

  RetentionRun.Done runNow() throws IOException {
    if (announced.isPresent()) {
      announced.get().forgetPast(book.now());
      announced.get().tell(book::append, book.now());
    }
    RetentionRun.Done done = run.run(keeping.policy(), book.now());
    int unproved = done.checked().overdue() + done.checked().unreadable();
    if (unproved > 0) {
      book.trouble(
          new IOException(
              unproved + " pieces of evidence should be gone and are not, or cannot be read"));
    }
    return done;
  }

  /** Waits until a run that has begun is done: it is not cut off in the middle. */
  @Override
  public void close() {
    clock.close();
  }
}
