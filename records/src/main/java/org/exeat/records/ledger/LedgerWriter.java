package org.exeat.records.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Appends what many threads bring with one write to the disk for all that came meanwhile, and signs
 * a checkpoint at intervals, on a thread of its own. Thread-safe.
 */
public final class LedgerWriter implements AutoCloseable {
  /** Entries of one write. */
  private static final int MOST = 1000;

  private final Ledger ledger;
  private final long everyNanos;
  private final Consumer<IOException> trouble;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(10 * MOST);
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;

  private record Waiting(List<LedgerEntry> entries, CompletableFuture<Long> index) {}

  /**
   * Starts.
   *
   * @param ledger that this one closes
   * @param every time between two checkpoints
   * @param trouble hears when a checkpoint could not be written; entries go on being taken
   */
  public LedgerWriter(Ledger ledger, Duration every, Consumer<IOException> trouble) {
    this.ledger = ledger;
    this.everyNanos = every.toNanos();
    this.trouble = trouble;
    thread = Thread.ofPlatform().name("ledger").start(this::run);
  }

  /**
   * Brings an entry; waits where more than ten thousand wait already.
   *
   * @return its index once it is on the disk, or why it is not: {@link RefusedEntryException},
   *     {@link IOException}
   */
  public CompletableFuture<Long> append(LedgerEntry entry) throws InterruptedException {
    return append(List.of(entry));
  }

  /**
   * Brings entries that are there together or not at all.
   *
   * @return the index of the first, as of {@link #append(LedgerEntry)}
   */
  public CompletableFuture<Long> append(List<? extends LedgerEntry> entries)
      throws InterruptedException {
    Waiting waiting = new Waiting(List.copyOf(entries), new CompletableFuture<>());
    boolean taken = false;
    while (!closing && !taken) {
      taken = queue.offer(waiting, 100, TimeUnit.MILLISECONDS);
    }
    if (!taken) {
      waiting.index().completeExceptionally(new LedgerException("the ledger is closed"));
    } else if (ended) {
      failWhatWaits(); // the thread may have looked for the last time before it was there
    }
    return waiting.index();
  }

  private void failWhatWaits() {
    List<Waiting> late = new ArrayList<>();
    queue.drainTo(late);
    late.forEach(w -> w.index().completeExceptionally(new LedgerException("the ledger is closed")));
  }

  private void run() {
    try {
      long next = System.nanoTime() + everyNanos;
      while (!closing || !queue.isEmpty()) {
        Waiting first =
            queue.poll(Math.clamp(next - System.nanoTime(), 1, 100_000_000L), TimeUnit.NANOSECONDS);
        if (first != null) {
          List<Waiting> all = new ArrayList<>(List.of(first));
          queue.drainTo(all, MOST - 1);
          write(all);
        }
        if (System.nanoTime() - next >= 0) {
          next = System.nanoTime() + everyNanos;
          checkpoint();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closing = true;
      ended = true;
      failWhatWaits();
    }
  }

  private void checkpoint() {
    try {
      ledger.checkpoint();
    } catch (IOException e) {
      trouble.accept(e);
    }
  }

  private void write(List<Waiting> all) {
    try {
      long index = ledger.append(all.stream().flatMap(w -> w.entries().stream()).toList());
      for (Waiting w : all) {
        w.index().complete(index);
        index += w.entries().size();
      }
    } catch (RefusedEntryException | RuntimeException e) {
      if (all.size() == 1) {
        all.getFirst().index().completeExceptionally(e);
      } else {
        // one of them is at fault: the others are not to pay for it
        write(all.subList(0, all.size() / 2));
        write(all.subList(all.size() / 2, all.size()));
      }
    } catch (IOException e) {
      all.forEach(w -> w.index().completeExceptionally(e));
    }
  }

  /** Appends what waits, signs a last checkpoint, and closes the ledger. */
  @Override
  public void close() throws IOException {
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    ledger.close();
  }
}
