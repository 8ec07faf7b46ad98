package org.exeat.records;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Waits for what another thread writes to the disk. An interrupt does not end the waiting, for
 * whether it was written has to be known; the thread is interrupted still when it returns.
 */
public final class UntilWritten {
  private UntilWritten() {}

  /**
   * What came of it.
   *
   * @throws IOException where the disk did not take it, or it was refused
   */
  public static <T> T get(Future<T> writing) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return writing.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case IOException io -> throw io;
            case null, default -> throw new IllegalStateException(e);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
