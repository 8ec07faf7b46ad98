package org.exeat.simulator.people;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Draws several things side by side: a head takes a good part of a second, and none needs another.
 */
public final class Drawing {
  private Drawing() {}

  /**
   * Does all the work.
   *
   * @param threads pieces of work at a time
   * @param progress hears how many are done, from several threads
   * @throws IOException what a piece of work threw, or the wrapped cause where that was no I/O
   */
  public static void all(List<Callable<Void>> work, int threads, IntConsumer progress)
      throws IOException {
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> futures = new ArrayList<>();
      for (Callable<Void> piece : work) {
        futures.add(
            pool.submit(() -> {
              piece.call();
              progress.accept(done.incrementAndGet());
              return null;
            }));
      }
      try {
        for (Future<Void> f : futures) {
          f.get();
        }
      } catch (InterruptedException | ExecutionException e) {
        pool.shutdownNow(); // the rest would be drawn for nobody
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while pictures were drawn", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? io
          : new IOException("drawing a picture broke", e.getCause());
    }
  }
}
