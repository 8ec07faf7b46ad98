package org.exeat.records.stays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.LedgerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StayOutboxTest {
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

  /** A lane that waited so long in vain would be noticed. */
  private static final Duration FOREVER = Duration.ofDays(1);

  @TempDir Path temp = Path.of("");

  private static CrossingId crossing(int number) {
    return CrossingId.of(START.plusSeconds(number), new Random(number));
  }

  private static OutboxLine line(CrossingId crossing) {
    return new OutboxLine.Exit("port-7", crossing, START, 2, 1, false);
  }

  /** Room for some forty lines, four lanes that note two thousand, a writer behind them. */
  @Test
  void withLittleRoomTheLanesWaitAndNothingIsLostOrDoubled() throws Exception {
    List<CrossingId> written = new ArrayList<>();
    Set<CrossingId> noted = new HashSet<>();
    AtomicBoolean over = new AtomicBoolean();
    try (StayOutbox outbox = StayOutbox.open(temp.resolve("outbox"), 1 << 13, FOREVER);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<?> writer =
          threads.submit(() -> {
            while (!over.get() || outbox.waiting() > 0) {
              outbox.await(5, false);
              outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
            }
            return null;
          });
      List<Future<?>> lanes = new ArrayList<>();
      for (int lane = 0; lane < 4; lane++) {
        int from = lane * 500;
        lanes.add(
            threads.submit(() -> {
              for (int i = from; i < from + 500; i++) {
                CrossingId crossing = crossing(i);
                outbox.note(crossing, List.of(line(crossing)));
                outbox.settle(crossing);
                synchronized (noted) {
                  noted.add(crossing);
                }
              }
              return null;
            }));
      }
      try {
        for (Future<?> lane : lanes) {
          lane.get();
        }
      } finally {
        over.set(true); // else the writer would never end where a lane failed
      }
      writer.get();
    }
    assertEquals(noted.size(), written.size());
    assertEquals(noted, new HashSet<>(written));
    for (byte b : Files.readAllBytes(temp.resolve("outbox"))) {
      assertEquals(0, b, "what was written is erased here");
    }
  }

  /** Cut off, and again: what came before the second beginning follows what was covered. */
  @Test
  void whatIsNotedAfterARestartSurvivesTheNextOne() throws IOException {
    Path file = temp.resolve("outbox");
    List<CrossingId> written = new ArrayList<>();
    try (StayOutbox outbox = StayOutbox.open(file, 1 << 13, FOREVER)) {
      note(outbox, 1);
      outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
      note(outbox, 2);
      note(outbox, 3);
    }
    try (StayOutbox outbox = StayOutbox.open(file)) {
      outbox.drop(crossing(2));
      note(outbox, 4);
    }
    try (StayOutbox outbox = StayOutbox.open(file)) {
      outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
    }
    assertEquals(List.of(crossing(1), crossing(3), crossing(4)), written);
  }

  private static void note(StayOutbox outbox, int number) throws IOException {
    outbox.note(crossing(number), List.of(line(crossing(number))));
    outbox.settle(crossing(number));
  }

  /** A crossing that is never closed does not fill the outbox up. */
  @Test
  void aCrossingThatNeverClosesTakesItsOwnRoomOnly() throws IOException {
    Path file = temp.resolve("outbox");
    List<CrossingId> written = new ArrayList<>();
    try (StayOutbox outbox = StayOutbox.open(file, 1 << 13, FOREVER)) {
      outbox.note(crossing(0), List.of(line(crossing(0))));
      for (int i = 1; i < 500; i++) {
        note(outbox, i);
        outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
      }
      assertEquals(499, written.size());
    }
    try (StayOutbox outbox = StayOutbox.open(file)) { // who opens it says what did not close
      outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
      assertTrue(written.contains(crossing(0)));
    }
  }

  /** What nobody can deliver is not waited for: the journal is full at once. */
  @Test
  @Timeout(60)
  void linesOfCrossingsThatAreOpenAreNotWaitedFor() throws IOException {
    try (StayOutbox outbox = StayOutbox.open(temp.resolve("outbox"), 1 << 13, FOREVER)) {
      LedgerException full =
          assertThrows(
              LedgerException.class,
              () -> {
                for (int i = 0; ; i++) {
                  outbox.note(crossing(i), List.of(line(crossing(i))));
                }
              });
      assertTrue(full.getMessage().contains("the journal is full"), full.getMessage());
    }
  }

  @Test
  @Timeout(60)
  void aLaneWaitsForADeliveryThatGetsNoTurnAndNoLongerThanItsPatience() throws Exception {
    Path file = temp.resolve("outbox");
    int fits = 0;
    try (StayOutbox outbox = StayOutbox.open(file, 1 << 13, Duration.ZERO)) {
      while (outbox.taken() <= StayOutbox.NEARLY_ALL) {
        note(outbox, fits++);
      }
      note(outbox, fits++); // nobody delivers, and it is noted all the same
      assertEquals(fits, outbox.waiting());
    }
    List<CrossingId> written = new ArrayList<>();
    try (StayOutbox outbox = StayOutbox.open(file, 1 << 13, FOREVER);
        ExecutorService lane = Executors.newSingleThreadExecutor()) {
      int next = fits;
      Future<?> noted =
          lane.submit(() -> {
            note(outbox, next);
            return null;
          });
      assertThrows(TimeoutException.class, () -> noted.get(200, TimeUnit.MILLISECONDS));
      outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
      noted.get();
      assertEquals(fits, written.size());
      assertEquals(1, outbox.waiting());
    }
  }

  /** The lane that is interrupted is not the only one. */
  @Test
  void anInterruptedThreadDoesNotCloseTheFile() throws IOException {
    try (StayOutbox outbox = StayOutbox.open(temp.resolve("outbox"), 1 << 13, FOREVER)) {
      Thread.currentThread().interrupt();
      note(outbox, 1);
      assertTrue(Thread.interrupted());
      note(outbox, 2);
      assertEquals(2, outbox.waiting());
    }
  }

  @Test
  @Timeout(60)
  void whileTheDatabaseIsAwayItFillsUpAndSaysSo() throws IOException {
    Path file = temp.resolve("outbox");
    List<CrossingId> noted = new ArrayList<>();
    try (StayOutbox outbox = StayOutbox.open(file, 1 << 13, FOREVER)) {
      LedgerException full =
          assertThrows(
              LedgerException.class,
              () -> {
                for (int i = 0; ; i++) {
                  CrossingId crossing = crossing(i);
                  outbox.note(crossing, List.of(line(crossing)));
                  outbox.settle(crossing);
                  noted.add(crossing);
                  assertThrows(
                      StayException.class,
                      () ->
                          outbox.deliver(lines -> {
                            throw new StayException("away");
                          }));
                }
              });
      assertTrue(full.getMessage().contains("the journal is full"), full.getMessage());
      assertTrue(noted.size() > 10);
    }
    List<CrossingId> written = new ArrayList<>();
    try (StayOutbox outbox = StayOutbox.open(file)) {
      outbox.deliver(lines -> lines.forEach(l -> written.add(l.crossing())));
      CrossingId next = crossing(9_999);
      outbox.note(next, List.of(line(next)));
    }
    assertEquals(noted, written, "when it is back all is written, and there is room again");
  }
}
