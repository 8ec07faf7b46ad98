package org.exeat.server.webhook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exeat.server.operation.Deliveries;
import org.exeat.server.operation.Deliveries.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one receiver, in its order, and never more than so many: of more the oldest state
 * of a sign is dropped, for a newer one follows it, and where there is none the oldest of all.
 * Thread-safe; whoever adds something waits for nobody.
 */
final class Outbox {
  private final Receiver receiver;
  private final Instant run;
  private final int most;
  private final InstantSource clock;
  private final Deliveries deliveries;
  private final List<WebhookEvent> waiting = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();

  /** Whether the first one is on its way: that is not dropped, for it may have come. */
  private boolean sending;

  Outbox(Receiver receiver, Instant run, int most, InstantSource clock, Deliveries deliveries) {
    this.receiver = receiver;
    this.run = run;
    this.most = most;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  /** Something has happened that has no number yet. */
  void add(
      String lane,
      EventKind event,
      @Nullable Long crossing,
      WebhookEvent.@Nullable Sign sign,
      WebhookEvent.@Nullable Decision decision,
      WebhookEvent.@Nullable Closing closing) {
    if (!receiver.hears(lane, event)) {
      return;
    }
    boolean dropped;
    synchronized (this) {
      waiting.add(
          new WebhookEvent(
              UUID.randomUUID().toString(),
              run,
              sequences.merge(lane, 1L, Long::sum),
              lane,
              clock.instant(),
              event,
              crossing,
              sign,
              decision,
              closing));
      dropped = waiting.size() > most;
      if (dropped) {
        waiting.remove(leastNeeded());
      }
      notifyAll();
    }
    if (dropped) {
      deliveries.happened(receiver.name(), Outcome.DROPPED);
    }
  }

  private int leastNeeded() {
    int first = sending ? 1 : 0;
    for (int i = first; i < waiting.size() - 1; i++) {
      if (waiting.get(i).event() == EventKind.SIGN) {
        return i;
      }
    }
    return first;
  }

  /** The next one, which waits still; waits until there is one. */
  synchronized WebhookEvent next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    sending = true;
    return waiting.getFirst();
  }

  /** The receiver has what {@link #next} gave. */
  synchronized void delivered() {
    waiting.removeFirst();
    sending = false;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** How long the oldest has waited, seconds. */
  synchronized double behind() {
    return waiting.isEmpty()
        ? 0
        : Math.max(0, (clock.millis() - waiting.getFirst().time().toEpochMilli()) / 1e3);
  }
}
