package org.exeat.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the parts of a trial at the same time. */
final class TrialParts {
  private TrialParts() {}

  /**
   * Runs all; one that fails ends the others.
   *
   * @param threads parts at a time, 1 and more
   * @param progress hears how many are done, in order
   * @return what they gave, in the order of the parts
   * @throws IOException where one of them does, or the thread is interrupted
   */
  static <T> List<T> run(List<Callable<T>> parts, int threads, IntConsumer progress)
      throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> part : parts) {
        futures.add(executor.submit(part));
      }
      List<T> done = new ArrayList<>();
      for (Future<T> f : futures) {
        done.add(f.get());
        progress.accept(done.size());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }
}
