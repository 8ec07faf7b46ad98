package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;
import org.exeat.domain.OccupancyEstimate;

/**
 * A trigger that is told: by the lane's loop or gate, an officer, a sensor that counts, whoever
 * reads documents. A frame that comes after a signal belongs to the vehicle that was there when it
 * was taken; a signal that comes late does not take back what was seen before it came. Safe for use
 * by several threads.
 */
public final class SignalTrigger implements LaneWatch.Trigger {
  /** What is older than the newest signal by this is forgotten. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final TreeMap<Instant, Optional<String>> signals = new TreeMap<>();
  private final Map<String, Map<Source, Integer>> counts = new TreeMap<>();
  private final Map<String, Mode> modes = new TreeMap<>();
  private final Set<String> optedOut = new HashSet<>();

  /**
   * A vehicle is at the line.
   *
   * @param vehicle a running number, 1 to 18 digits, that no other vehicle of the last minute has
   * @param time by the host's clock
   * @throws IllegalArgumentException where it is no such number, or the time does not lie after
   *     that of the signal before
   */
  public void arrived(String vehicle, Instant time) {
    arrived(vehicle, time, Optional.empty());
  }

  /**
   * The same, and how its people cross.
   *
   * @param mode empty where that is not known
   */
  public synchronized void arrived(String vehicle, Instant time, Optional<Mode> mode) {
    if (!vehicle.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "a vehicle is called by a running number of 1 to 18 digits, no plate and no name");
    }
    if (counts.containsKey(vehicle)) {
      throw new IllegalArgumentException("vehicle " + vehicle + " has come already");
    }
    add(time, Optional.of(vehicle));
    counts.put(vehicle, new EnumMap<>(Source.class));
    mode.ifPresent(m -> modes.put(vehicle, m));
  }

  /**
   * The vehicle at the line has gone.
   *
   * @throws IllegalArgumentException where none is there, or the time does not lie after that of
   *     the signal before
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
    // who was there a minute ago is still known
    Instant oldest = signals.floorKey(time.minus(KEPT));
    if (oldest != null) {
      signals.headMap(oldest).clear();
    }
    counts.keySet().removeIf(v -> !signals.containsValue(Optional.of(v)));
    modes.keySet().retainAll(counts.keySet());
    optedOut.retainAll(counts.keySet());
  }

  /**
   * Somebody counted the people of a vehicle; the newest count of each source holds.
   *
   * @param vehicle that was counted; empty for the one at the line by the newest signal
   * @throws IllegalArgumentException where that vehicle is not known, the number cannot be, or the
   *     source is one of the capture's own
   */
  public synchronized void counted(Source source, int people, Optional<String> vehicle) {
    String of = known(vehicle);
    if (people < 0 || people > OccupancyEstimate.MOST) {
      throw new IllegalArgumentException("people are counted from 0 to " + OccupancyEstimate.MOST);
    }
    if (source == Source.FACES || source == Source.SILHOUETTES) {
      throw new IllegalArgumentException(
          "faces and silhouettes are counted by the capture itself, not told to it");
    }
    counts.computeIfAbsent(of, v -> new EnumMap<>(Source.class)).put(source, people);
  }

  /**
   * The people of a vehicle choose an officer instead of the cameras.
   *
   * @param vehicle theirs; empty for the one at the line by the newest signal
   * @throws IllegalArgumentException where that vehicle is not known, or has gone: then only an
   *     officer can let it count
   */
  public synchronized void optOut(Optional<String> vehicle) {
    String of = known(vehicle);
    if (!present().equals(Optional.of(of))) {
      throw new IllegalArgumentException(
          "vehicle " + of + " has gone; who opts out now has to be told to an officer");
    }
    optedOut.add(of);
  }

  private String known(Optional<String> vehicle) {
    String of =
        vehicle
            .or(this::present)
            .orElseThrow(() -> new IllegalArgumentException("no vehicle is there"));
    if (!counts.containsKey(of)) {
      throw new IllegalArgumentException("no vehicle of that number came in the last minute");
    }
    return of;
  }

  @Override
  public synchronized boolean optedOut(String vehicle) {
    return optedOut.contains(vehicle);
  }

  /** The vehicle that is there by the newest signal. */
  public synchronized Optional<String> present() {
    return signals.isEmpty() ? Optional.empty() : signals.lastEntry().getValue();
  }

  @Override
  public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
    return at(frame.taken());
  }

  @Override
  public boolean gone(Instant now, String vehicle, PassageCapture passage) {
    return !at(now).equals(Optional.of(vehicle));
  }

  @Override
  public Optional<String> there(Instant now) {
    return at(now);
  }

  /** The vehicle that was there at a time. */
  synchronized Optional<String> at(Instant time) {
    Map.Entry<Instant, Optional<String>> then = signals.floorEntry(time);
    return then == null ? Optional.empty() : then.getValue();
  }

  @Override
  public synchronized Optional<Mode> mode(String vehicle) {
    return Optional.ofNullable(modes.get(vehicle));
  }

  @Override
  public synchronized Map<Source, Integer> counts(String vehicle) {
    return Map.copyOf(counts.getOrDefault(vehicle, Map.of()));
  }
}
