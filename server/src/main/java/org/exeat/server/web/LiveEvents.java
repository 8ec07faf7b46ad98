package org.exeat.server.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.exeat.server.board.LaneBoard;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A board's changes as server-sent events: the whole view at once, again whenever it differs, at
 * most ten times a second, and a comment where nothing has changed for a while. Whoever does not
 * read has nothing pile up: only the newest view is sent. Ends with the session that it is opened
 * in, within four seconds where its account is removed or changed, and after some minutes in any
 * case; browsers open it again, if they may. Thread-safe.
 */
final class LiveEvents {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final int most;
  private final Semaphore streams;

  /**
   * Who watches.
   *
   * @param may whether they still may; asked before each event and each comment
   * @param session with which the stream ends
   */
  record Watcher(BooleanSupplier may, SessionStreams session) {
    /** What everybody may watch. */
    static Watcher anybody() {
      return new Watcher(() -> true, new SessionStreams());
    }
  }

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

  SseEmitter of(LaneBoard board, String name, Supplier<Object> view, Watcher watcher) {
    if (!streams.tryAcquire()) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE, "too many watch", "Too many streams are open.");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Thread.ofVirtual()
        .name("events")
        .start(() -> {
          try {
            send(board, name, view, watcher, emitter);
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
      LaneBoard board, String name, Supplier<Object> view, Watcher watcher, SseEmitter emitter) {
    Semaphore changes = new Semaphore(1);
    AtomicBoolean over = new AtomicBoolean();
    Runnable change = changes::release;
    Runnable stop =
        () -> {
          over.set(true);
          changes.release();
        };
    emitter.onCompletion(() -> board.unwatch(change));
    board.watch(change);
    watcher.session().add(stop);
    long end = System.nanoTime() + LONGEST.toNanos();
    Object last = "";
    try {
      while (System.nanoTime() < end) {
        boolean changed = changes.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        changes.drainPermits();
        if (over.get() || !watcher.may().getAsBoolean()) {
          return;
        }
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
      board.unwatch(change);
      watcher.session().remove(stop);
    }
  }
}
