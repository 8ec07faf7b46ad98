package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exeat.domain.Coverage.Source;

/**
 * A trigger that is told: by the lane's loop or gate, an officer, a sensor that counts, whoever
 * reads documents. A frame belongs to the vehicle that was there when it was taken, even if a
 * signal comes before or after it. Safe for use by several threads.
 */
public final class SignalTrigger implements LaneWatch.Trigger {
  /** Signals that are older than the newest one by this are forgotten. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** A count of more people in one vehicle is a mistake. */
  public static final int MOST_PEOPLE = 500;

  private final TreeMap<Instant, Optional<String>> signals = new TreeMap<>();
  private final Map<Source, Integer> counts = new EnumMap<>(Source.class);

  /**
   * A vehicle is at the line.
   *
   * @param vehicle a name that no other vehicle of the last minute has, 1 to 64 letters, digits, -
   *     and _; no name of a person
   * @param time by the host's clock
   * @throws IllegalArgumentException where it is no such name, or the time lies before another
   *     signal
   */
  public synchronized void arrived(String vehicle, Instant time) {
    if (!vehicle.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      throw new IllegalArgumentException(
          "a vehicle's name has 1 to 64 letters, digits, - and _, the first a letter or digit");
    }
    if (signals.values().stream().anyMatch(Optional.of(vehicle)::equals)) {
      throw new IllegalArgumentException("vehicle " + vehicle + " has come already");
    }
    add(time, Optional.of(vehicle));
    counts.clear();
  }

  /**
   * The vehicle at the line has gone.
   *
   * @throws IllegalArgumentException where none is there, or the time lies before another signal
   */
  public synchronized void left(Instant time) {
    if (present().isEmpty()) {
      throw new IllegalArgumentException("no vehicle is there that could leave");
    }
    add(time, Optional.empty());
  }

  private void add(Instant time, Optional<String> vehicle) {
    if (!signals.isEmpty() && !time.isAfter(signals.lastKey())) {
      throw new IllegalArgumentException("a signal's time lies after that of the one before it");
    }
    signals.put(time, vehicle);
    signals.headMap(time.minus(KEPT)).clear();
  }

  /**
   * Somebody counted the people of the vehicle at the line; the newest count of each source holds.
   *
   * @throws IllegalArgumentException where no vehicle is there, the number cannot be, or the source
   *     is one of the capture's own
   */
  public synchronized void counted(Source source, int people) {
    if (present().isEmpty()) {
      throw new IllegalArgumentException("no vehicle is there whose people were counted");
    }
    if (people < 0 || people > MOST_PEOPLE) {
      throw new IllegalArgumentException("people are counted from 0 to " + MOST_PEOPLE);
    }
    if (source == Source.FACES || source == Source.SILHOUETTES) {
      throw new IllegalArgumentException(
          "faces and silhouettes are counted by the capture itself, not told to it");
    }
    counts.put(source, people);
  }

  /** The vehicle that is there by the newest signal. */
  public synchronized Optional<String> present() {
    return signals.isEmpty() ? Optional.empty() : signals.lastEntry().getValue();
  }

  @Override
  public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
    return at(frame.taken());
  }

  /** The vehicle that was there at a time. */
  synchronized Optional<String> at(Instant time) {
    Map.Entry<Instant, Optional<String>> then = signals.floorEntry(time);
    return then == null ? Optional.empty() : then.getValue();
  }

  @Override
  public synchronized Map<Source, Integer> counts() {
    return Map.copyOf(counts);
  }
}
