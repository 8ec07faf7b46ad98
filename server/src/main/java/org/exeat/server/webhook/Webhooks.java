package org.exeat.server.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneEvent;
import org.exeat.server.board.LaneObserver;
import org.exeat.server.board.Port;
import org.exeat.server.board.SignState;
import org.exeat.server.operation.Deliveries;
import org.exeat.server.webhook.WebhookEvent.Closing;
import org.exeat.server.webhook.WebhookEvent.Decision;
import org.exeat.server.webhook.WebhookEvent.Sign;

/**
 * Tells signs and gates what happens in lanes, until it is closed. Lanes wait for none of them:
 * each receiver has messages of its own that wait, and a thread. Thread-safe.
 */
public final class Webhooks implements LaneObserver, AutoCloseable {
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Sign> signs = new HashMap<>();
  private final List<Outbox> outboxes = new ArrayList<>();
  private final List<Courier> couriers = new ArrayList<>();
  private final Map<LaneBoard, Runnable> watched = new HashMap<>();

  /**
   * How long is waited for receivers.
   *
   * @param connect for a connection
   * @param answer for an answer
   * @param firstPause before a second try; each pause is twice the one before
   * @param longestPause before any
   * @param most messages that wait for one receiver
   */
  public record Patience(
      Duration connect, Duration answer, Duration firstPause, Duration longestPause, int most) {
    /** A sign on the same site answers in milliseconds. */
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            500);

    public Patience {
      if (most < 2) {
        throw new IllegalArgumentException("at least two messages must be able to wait");
      }
    }
  }

  /**
   * Begins: each receiver is told how the signs stand.
   *
   * @param clock of events and signatures
   * @param deliveries hears how messages fare
   * @throws InvalidInputException where a receiver cannot be told anything, and why
   */
  public Webhooks(
      Port port,
      List<Receiver> receivers,
      Patience patience,
      InstantSource clock,
      Deliveries deliveries)
      throws IOException, InvalidInputException {
    Instant run = clock.instant();
    try {
      for (Receiver receiver : receivers) {
        for (String lane : receiver.lanes()) {
          if (port.lane(lane).isEmpty()) {
            throw new InvalidInputException(
                "webhook " + receiver.name() + ": there is no lane of one of its names");
          }
        }
        Outbox outbox = new Outbox(receiver, run, patience.most(), clock, deliveries);
        outboxes.add(outbox);
        deliveries.begun(receiver.name(), outbox::size, outbox::behind);
        couriers.add(new Courier(receiver, outbox, patience, clock, deliveries));
      }
    } catch (IOException | InvalidInputException | RuntimeException e) {
      close();
      throw e;
    }
    if (receivers.isEmpty()) {
      return;
    }
    for (LaneBoard board : port.boards()) {
      Runnable looks = () -> look(board);
      watched.put(board, looks);
      board.watch(looks);
      board.observe(this);
      look(board);
    }
  }

  /** Looks whether the sign shows something else, which is asked for before anything is locked. */
  private void look(LaneBoard board) {
    SignState state = board.signState();
    Sign sign = new Sign(state.vehicle(), state.optedOut(), state.prompts());
    synchronized (this) {
      // of two threads that look at once the later one's state counts
      Long before = versions.get(board.lane());
      if ((before != null && state.version() <= before)
          || Objects.equals(signs.get(board.lane()), sign)) {
        return;
      }
      versions.put(board.lane(), state.version());
      signs.put(board.lane(), sign);
      tell(o -> o.add(board.lane(), EventKind.SIGN, null, sign, null, null));
    }
  }

  @Override
  public void happened(String lane, LaneEvent event) {
    switch (event) {
      case LaneEvent.Opened o ->
          tell(box -> box.add(lane, EventKind.OPENED, o.crossing(), null, null, null));
      case LaneEvent.Decided d -> {
        Decision decision =
            new Decision(
                d.captured() >= d.people(), d.people() > 0 && d.referred().isEmpty(), !d.closes());
        tell(box -> box.add(lane, EventKind.DECIDED, d.crossing(), null, decision, null));
      }
      case LaneEvent.Closed c -> {
        Closing closing = new Closing(c.cleared());
        tell(box -> box.add(lane, EventKind.CLOSED, c.crossing(), null, null, closing));
      }
      case LaneEvent.Abandoned a ->
          tell(box -> box.add(lane, EventKind.ABANDONED, a.crossing(), null, null, null));
      // the sign's state says it, or nobody outside needs it
      case LaneEvent.Filmed f -> {}
      case LaneEvent.Asked a -> {}
      case LaneEvent.OptedOut o -> {}
      case LaneEvent.Troubled t -> {}
    }
  }

  private void tell(Consumer<Outbox> what) {
    outboxes.forEach(what);
  }

  /** What was not delivered yet never is. */
  @Override
  public void close() {
    watched.forEach(LaneBoard::unwatch);
    couriers.forEach(Courier::close);
  }
}
