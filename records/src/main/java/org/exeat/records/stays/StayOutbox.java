package org.exeat.records.stays;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.exeat.domain.CrossingId;
import org.exeat.records.UntilWritten;
import org.exeat.records.ledger.Journal;

/**
 * What waits for the database, on this machine's disk: a {@link Journal} of lines. A crossing's
 * lines are noted before the ledger says that it is closed, and wait until it has; where it is not
 * closed they are dropped. Thread-safe.
 */
final class StayOutbox implements AutoCloseable {
  /** Bytes: at 1,200 a row and two of a crossing, more than 20,000 crossings. */
  private static final long ROOM = 64L << 20;

  /**
   * Where so much of it is taken, and the database is there, the lanes wait while it is emptied.
   */
  private static final double MUCH = 0.5;

  /** Where so much is taken, a lane waits for what may be written before it notes more. */
  static final double NEARLY_ALL = 0.75;

  /** How long a lane waits for that; a database that answers writes in less. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Journal journal;
  private final long patience;

  /** Lines that wait, by the order in which they came. */
  private final TreeMap<Long, OutboxLine> waiting = new TreeMap<>();

  /** Crossings whose closing is not recorded yet. */
  private final Set<CrossingId> unsettled = new HashSet<>();

  private long next;

  /** Whether the last delivery failed: to wait for the next would be in vain. */
  private boolean away;

  private final Object delivering = new Object();
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("outbox").factory());

  /** Writes lines where they belong, all or none; those that are there already change nothing. */
  @FunctionalInterface
  interface Delivery {
    void deliver(List<OutboxLine> lines) throws IOException;
  }

  private StayOutbox(Journal journal, Duration patience) {
    this.journal = journal;
    this.patience = patience.toNanos();
  }

  /** Opens it; all that it holds waits, of crossings that closed and of those that did not. */
  static StayOutbox open(Path file) throws IOException {
    return open(file, ROOM, PATIENCE);
  }

  /**
   * @param room bytes, where the file is not there yet
   * @param patience with a delivery that is to make room, as of {@link #note}
   */
  static StayOutbox open(Path file, long room, Duration patience) throws IOException {
    if (Files.notExists(file)) {
      Journal.create(file, room);
    }
    Journal.Opened opened = Journal.open(file);
    StayOutbox outbox = new StayOutbox(opened.journal(), patience);
    outbox.next = opened.next() - opened.entries().size();
    try {
      for (byte[] line : opened.entries()) {
        outbox.take(
            StayJson.read(new String(line, UTF_8), OutboxLine.class, "a line of the outbox"));
      }
    } catch (IOException | RuntimeException e) {
      outbox.close();
      throw e;
    }
    return outbox;
  }

  private void take(OutboxLine line) {
    if (line instanceof OutboxLine.Dropped d) {
      waiting.values().removeIf(w -> w.crossing().equals(d.crossing()));
      unsettled.remove(d.crossing());
    } else {
      waiting.put(next, line);
    }
    next++;
  }

  /**
   * Notes what is to be written when the crossing is closed; on the disk when it returns. Where
   * nearly all room is taken by what a database that is there could take, it waits for the next
   * delivery to begin, two seconds at most, and for one that is emptying the journal to end.
   *
   * @throws IOException where the disk does not take it, or there is no room: the database has been
   *     away for too long
   */
  synchronized void note(CrossingId crossing, List<? extends OutboxLine> lines) throws IOException {
    waitForRoom();
    write(lines);
    unsettled.add(crossing);
  }

  /** Lanes that are many and busy would else keep the delivery from its turn. */
  private void waitForRoom() {
    long start = System.nanoTime();
    try {
      while (journal.taken() > NEARLY_ALL && !away && anyReady()) {
        long left = patience - (System.nanoTime() - start);
        if (left <= 0) {
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is noted all the same, where it fits
    }
  }

  private void write(List<? extends OutboxLine> lines) throws IOException {
    List<byte[]> bytes = lines.stream().map(l -> StayJson.write(l).getBytes(UTF_8)).toList();
    onDisk(() -> journal.append(next, bytes));
    lines.forEach(this::take);
  }

  /** The ledger says that it is closed. */
  synchronized void settle(CrossingId crossing) {
    unsettled.remove(crossing);
    notifyAll();
  }

  /** It did not close; nothing that was noted of it will be written. */
  synchronized void drop(CrossingId crossing) throws IOException {
    if (waiting.values().stream().anyMatch(l -> l.crossing().equals(crossing))) {
      write(List.of(new OutboxLine.Dropped(crossing)));
    }
  }

  /** How much of the room is taken, 0 to 1. */
  synchronized double taken() {
    return journal.taken();
  }

  /** Lines that may be written and are not yet. */
  synchronized int waiting() {
    return ready().size();
  }

  private boolean anyReady() {
    return waiting.values().stream().anyMatch(l -> !unsettled.contains(l.crossing()));
  }

  private Map<Long, OutboxLine> ready() {
    Map<Long, OutboxLine> ready = new TreeMap<>(waiting);
    ready.values().removeIf(l -> unsettled.contains(l.crossing()));
    return ready;
  }

  /**
   * Waits until something may be written, or for so long, or until somebody wakes it.
   *
   * @param evenSo whether it waits although something may be written
   */
  synchronized void await(long millis, boolean evenSo) throws InterruptedException {
    if (evenSo || !anyReady()) {
      wait(millis);
    }
  }

  /** Ends a waiting. */
  synchronized void wake() {
    notifyAll();
  }

  /**
   * Writes what may be written, one after the other where several ask; the lanes go on meanwhile,
   * unless little room is left.
   */
  void deliver(Delivery delivery) throws IOException {
    synchronized (delivering) {
      boolean failed = true;
      try {
        Map<Long, OutboxLine> ready;
        synchronized (this) {
          ready = ready();
        }
        deliver(ready, delivery);
        synchronized (this) {
          if (journal.taken() > MUCH) {
            deliver(ready(), delivery);
            beginAnew();
          }
        }
        failed = false;
      } finally {
        synchronized (this) {
          away = failed;
          notifyAll();
        }
      }
    }
  }

  private void deliver(Map<Long, OutboxLine> ready, Delivery delivery) throws IOException {
    if (!ready.isEmpty()) {
      delivery.deliver(new ArrayList<>(ready.values()));
    }
    synchronized (this) {
      waiting.keySet().removeAll(ready.keySet());
      if (waiting.isEmpty() && journal.taken() > 0) {
        onDisk(journal::coveredAndErased);
      }
    }
  }

  /**
   * What still waits, of crossings that are just being closed or never will be, is written again at
   * the journal's beginning. Until it is there as a whole, what was there before is.
   */
  private void beginAnew() throws IOException {
    List<OutboxLine> left = new ArrayList<>(waiting.values());
    if (!left.isEmpty()) {
      journal.covered();
      waiting.clear();
      write(left);
    }
  }

  /** What is done with the journal. */
  private interface Work {
    void run() throws IOException;
  }

  /** On a thread that nobody interrupts: an interrupt would close the file for all. */
  private void onDisk(Work work) throws IOException {
    UntilWritten.get(
        disk.submit(() -> {
          work.run();
          return true;
        }));
  }

  @Override
  public synchronized void close() throws IOException {
    disk.close();
    journal.close();
  }
}
