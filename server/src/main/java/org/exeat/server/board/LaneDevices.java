package org.exeat.server.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.exeat.capture.LaneSignals;
import org.exeat.domain.CrossingId;
import org.exeat.lane.HandedOver;
import org.exeat.lane.LaneCrossings;

/**
 * What the devices of a live lane talk to. A document that is sent again, because the answer got
 * lost or somebody replays it, is not handed over again. Of what was sent only a keyed hash is
 * remembered, under a key that nobody has but this process, for some minutes. Thread-safe.
 */
public final class LaneDevices {
  /** Messages that are remembered, the newest. */
  private static final int MOST_KEYS = 1000;

  /** Nobody repeats a message after so long. */
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final LaneSignals signals;
  private final LaneCrossings crossings;
  private final InstantSource clock;
  private final KeyedHash hashes = new KeyedHash();
  private final LinkedHashMap<Key, Sent> sent = new LinkedHashMap<>();

  private record Key(String account, String key) {}

  private record Sent(String hash, CrossingId crossing, int number, Instant at) {}

  /**
   * @param signals of loops, sensors and cameras
   * @param crossings that documents are handed over to
   */
  public LaneDevices(LaneSignals signals, LaneCrossings crossings, InstantSource clock) {
    this.signals = signals;
    this.crossings = crossings;
    this.clock = clock;
  }

  /** What loops, sensors and cameras tell. */
  public LaneSignals signals() {
    return signals;
  }

  /**
   * A document as a device sent it.
   *
   * @param account of the device
   * @param key of the message, another for each document
   * @param digest of all that it says
   * @param vehicle whose it is, as the lane's devices call it; empty where the reader does not know
   */
  public record Message(String account, String key, String digest, Optional<String> vehicle) {}

  /**
   * A document is handed over by who is at the line.
   *
   * @return its number in the crossing, from 1; of a message that came before as it was then
   * @throws IllegalStateException where nobody is at the line, or another vehicle than the
   *     message's, or the message came in an earlier crossing
   * @throws IllegalArgumentException where the key came before with something else
   */
  public synchronized int handOver(Message message, HandedOver document) {
    forget();
    Key key = new Key(message.account(), message.key());
    String hash = hashes.of(message.digest());
    Sent before = sent.get(key);
    if (before != null) {
      if (!before.hash().equals(hash)) {
        throw new IllegalArgumentException(
            "this Idempotency-Key came before with another document");
      }
      Optional<CrossingId> now = crossings.atLine();
      if (now.isPresent() && !now.get().equals(before.crossing())) {
        throw new IllegalStateException(
            "this Idempotency-Key came in an earlier crossing: each handing over has its own");
      }
      return before.number();
    }
    CrossingId crossing =
        crossings.atLine().orElseThrow(() -> new IllegalStateException("nobody is at the line"));
    int number = crossings.handOver(document, message.vehicle());
    sent.put(key, new Sent(hash, crossing, number, clock.instant()));
    return number;
  }

  private void forget() {
    Instant oldest = clock.instant().minus(REMEMBERED);
    sent.values().removeIf(s -> s.at().isBefore(oldest));
    while (sent.size() >= MOST_KEYS) {
      sent.pollFirstEntry();
    }
  }
}
