package org.exeat.records.stays;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings what waits in the outbox into the database, on a thread of its own, and again where the
 * database is away. Thread-safe.
 */
final class StayDelivery {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final StayOutbox outbox;
  private final StayTable table;
  private final Consumer<IOException> trouble;
  private final Thread thread = Thread.ofPlatform().name("stays").daemon().unstarted(this::run);
  private volatile boolean stopping;

  StayDelivery(StayOutbox outbox, StayTable table, Consumer<IOException> trouble) {
    this.outbox = outbox;
    this.table = table;
    this.trouble = trouble;
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean away = false;
    while (!stopping) {
      try {
        outbox.await(RETRY.toMillis(), away);
        now();
        away = false;
      } catch (IOException | RuntimeException e) {
        if (!away) {
          tell(
              new StayException(
                  "stays wait for their database, and are written when it is back: "
                      + e.getMessage(),
                  e));
        }
        away = true;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Brings what waits, whoever asks. */
  void now() throws IOException {
    outbox.deliver(this::insert);
  }

  private void insert(List<OutboxLine> lines) throws IOException {
    int nameless = table.insert(lines);
    if (nameless > 0) {
      tell(
          new StayException(
              nameless
                  + " stays were not kept: a document crossed more often in a day than can be"));
    }
  }

  /** Whatever it makes of it, the stays go on. */
  void tell(IOException cause) {
    try {
      trouble.accept(cause);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Ends the thread when what it does is done; an interrupt would cut a connection off. */
  void stop() {
    stopping = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        outbox.wake();
        thread.join(RETRY);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
