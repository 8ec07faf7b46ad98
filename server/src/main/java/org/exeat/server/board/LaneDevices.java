package org.exeat.server.board;

import java.util.LinkedHashMap;
import java.util.Map;
import org.exeat.capture.LaneSignals;
import org.exeat.lane.HandedOver;
import org.exeat.lane.LaneCrossings;

/**
 * What the devices of a live lane talk to. A document that is sent again, because the answer got
 * lost or somebody replays it, is not handed over again. Thread-safe.
 */
public final class LaneDevices {
  /** Messages that are remembered, the newest. */
  private static final int MOST_KEYS = 1000;

  private final LaneSignals signals;
  private final LaneCrossings crossings;
  private final Map<String, Sent> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private record Sent(String digest, int number) {}

  /**
   * @param signals of loops, sensors and cameras
   * @param crossings that documents are handed over to
   */
  public LaneDevices(LaneSignals signals, LaneCrossings crossings) {
    this.signals = signals;
    this.crossings = crossings;
  }

  /** What loops, sensors and cameras tell. */
  public LaneSignals signals() {
    return signals;
  }

  /**
   * A document is handed over by who is at the line.
   *
   * @param key of the message, another for each document
   * @param digest of what it says
   * @return its number in the crossing, from 1; for a key that came before as it was then
   * @throws IllegalStateException where nobody is at the line
   * @throws IllegalArgumentException where the key came before with something else
   */
  public synchronized int handOver(String key, String digest, HandedOver document) {
    Sent before = sent.get(key);
    if (before != null) {
      if (!before.digest().equals(digest)) {
        throw new IllegalArgumentException(
            "this Idempotency-Key came before with another document");
      }
      return before.number();
    }
    int number = crossings.handOver(document);
    sent.put(key, new Sent(digest, number));
    return number;
  }
}
