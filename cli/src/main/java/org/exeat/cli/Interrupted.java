package org.exeat.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a thread when the process is asked to end, and lets it finish for half a minute: a
 * lane waits three seconds for documents, and closes up to fifty crossings with their receipts.
 */
final class Interrupted {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch done = new CountDownLatch(1);

  Interrupted(Thread worker) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              worker.interrupt();
              try {
                if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                  System.err.println("exeat: what was seen last could not be written in time");
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  /** The thread has finished; the process may end. */
  void done() {
    done.countDown();
  }
}
