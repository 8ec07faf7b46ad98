package org.exeat.server.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.exeat.server.board.LaneBoard;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A board's changes as server-sent events: the whole view at once, again whenever it differs, at
 * most ten times a second, and a comment where nothing has changed for a while. Whoever does not
 * read has nothing pile up: only the newest view is sent. Ends after some minutes; browsers open it
 * again, and who has signed out by then may not. Thread-safe.
 */
final class LiveEvents {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final int most;
  private final Semaphore streams;

  /**
   * @param most streams at a time; another one is refused
   */
  LiveEvents(int most) {
    this.most = most;
    streams = new Semaphore(most);
  }

  /** How many streams are open. */
  int open() {
    return most - streams.availablePermits();
  }

  SseEmitter of(LaneBoard board, String name, Supplier<Object> view) {
    if (!streams.tryAcquire()) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE, "too many watch", "Too many streams are open.");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Thread.ofVirtual()
        .name("events")
        .start(() -> {
          try {
            send(board, name, view, emitter);
          } finally {
            streams.release();
            complete(emitter);
          }
        });
    return emitter;
  }

  private static void complete(SseEmitter emitter) {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      // the browser has gone, and its connection is another's already
    }
  }

  private static void send(
      LaneBoard board, String name, Supplier<Object> view, SseEmitter emitter) {
    Semaphore changes = new Semaphore(1);
    Runnable watcher = changes::release;
    emitter.onCompletion(() -> board.unwatch(watcher));
    board.watch(watcher);
    long end = System.nanoTime() + LONGEST.toNanos();
    Object last = "";
    try {
      while (System.nanoTime() < end) {
        boolean changed = changes.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        changes.drainPermits();
        Object now = changed ? view.get() : last;
        if (now.equals(last)) {
          emitter.send(SseEmitter.event().comment(""));
        } else {
          emitter.send(SseEmitter.event().name(name).data(now, MediaType.APPLICATION_JSON));
          last = now;
        }
        Thread.sleep(PACE);
      }
    } catch (IOException | IllegalStateException e) {
      // the browser has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      board.unwatch(watcher);
    }
  }
}
