package org.exeat.server.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much each of many may ask for: so much at once, and again one after each pause. Of whom
 * nothing was heard for longest is forgotten where there are too many. Thread-safe.
 */
final class Allowances {
  /** Askers that are remembered. */
  private static final int MOST = 10_000;

  private final int atOnce;
  private final long pause;
  private final LongSupplier nanos;

  /** When an asker's allowance will be whole again, by the clock. */
  private final Map<String, Long> whole =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Makes them.
   *
   * @param atOnce requests after a long silence
   * @param pause after which there is one more
   * @param nanos a clock that never goes back
   */
  Allowances(int atOnce, Duration pause, LongSupplier nanos) {
    this.atOnce = atOnce;
    this.pause = pause.toNanos();
    this.nanos = nanos;
  }

  /**
   * Takes one.
   *
   * @return zero where there was one; else how long it takes until there is
   */
  synchronized Duration take(String asker) {
    long now = nanos.getAsLong();
    Long before = whole.get(asker);
    long then = (before == null || before - now < 0 ? now : before) + pause;
    long over = then - now - atOnce * pause;
    if (over > 0) {
      return Duration.ofNanos(over);
    }
    whole.put(asker, then);
    return Duration.ZERO;
  }
}
