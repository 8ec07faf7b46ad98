package org.exeat.capture;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;
import org.exeat.faces.UnreadableImageException;

/**
 * What the devices of a lane tell it, in the words of their messages: a loop or a gate that a
 * vehicle has come or gone, a sensor how many people it counts, a camera what it sees. What is
 * refused changes nothing. Thread-safe.
 */
public final class LaneSignals {
  /** Bytes of a picture. */
  public static final int MOST_PICTURE = 8 << 20;

  /** Pictures that are decoded at the same time. */
  private static final int MOST_PICTURES = 4;

  /** How old a signal may be, and how far ahead a device's clock. */
  private static final Duration OLD = Duration.ofMinutes(1);

  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final SignalTrigger trigger;
  private final Set<Mode> modes;
  private final Map<String, PushCamera> cameras;
  private final InstantSource clock;
  private final Semaphore pictures = new Semaphore(MOST_PICTURES);

  /**
   * @param trigger that hears of vehicles
   * @param modes of the lane
   * @param cameras that send their pictures, by name
   * @param clock the host's
   */
  public LaneSignals(
      SignalTrigger trigger,
      Set<Mode> modes,
      Map<String, PushCamera> cameras,
      InstantSource clock) {
    this.trigger = trigger;
    this.modes = Set.copyOf(modes);
    this.cameras = Map.copyOf(cameras);
    this.clock = clock;
  }

  /** A message that is refused; its words may be shown to who sent it. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Why why;

    /** What is the matter with it. */
    public enum Why {
      /** It is not written as messages are. */
      MALFORMED,
      /** It is about something that this lane does not have. */
      UNKNOWN,
      /** It does not go with what was told before, or with the clock. */
      CONFLICT,
      /** Its picture cannot be read. */
      UNREADABLE,
      /** More comes than can be looked at. */
      BUSY
    }

    RefusedException(Why why, String words) {
      super(words);
      this.why = why;
    }

    /** What is the matter. */
    public Why why() {
      return why;
    }
  }

  /**
   * A vehicle has come, or the one that is there has gone.
   *
   * @param event {@code arrived} or {@code left}
   * @param vehicle a running number; needed for one that comes
   * @param time ISO 8601; the clock's where it is empty
   * @param mode of this lane's; the first where it is empty
   */
  public void vehicle(
      String event, Optional<String> vehicle, Optional<String> time, Optional<String> mode)
      throws RefusedException {
    Instant at = time(time);
    Duration age = Duration.between(at, clock.instant());
    if (age.compareTo(OLD) > 0 || age.compareTo(AHEAD.negated()) < 0) {
      throw new RefusedException(
          RefusedException.Why.CONFLICT,
          "the time is more than a minute before this machine's clock, or two seconds after");
    }
    Optional<Mode> known = mode(mode);
    switch (event) {
      case "arrived" -> {
        String of = vehicle.orElseThrow(() -> malformed("vehicle must name the one that came"));
        tell(() -> trigger.arrived(of, at, known));
      }
      case "left" -> tell(() -> trigger.left(at));
      default -> throw malformed("event must be arrived or left");
    }
  }

  /**
   * Somebody has counted.
   *
   * @param source {@code sensor}, {@code documents} or {@code officer}
   * @param vehicle that at the line where it is empty
   */
  public void count(String source, int people, Optional<String> vehicle) throws RefusedException {
    Source by;
    try {
      by = Source.valueOf(source.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw malformed("source must be sensor, documents or officer");
    }
    tell(() -> trigger.counted(by, people, vehicle));
  }

  /**
   * The people of a vehicle choose an officer.
   *
   * @param vehicle that at the line where it is empty
   */
  public void optOut(Optional<String> vehicle) throws RefusedException {
    tell(() -> trigger.optOut(vehicle));
  }

  /**
   * A camera has taken a picture.
   *
   * @param picture JPEG, PNG or JPEG 2000, {@link #MOST_PICTURE} at most
   * @param time ISO 8601, by the camera's own clock; the host's where it is empty
   */
  public void frame(String camera, byte[] picture, Optional<String> time) throws RefusedException {
    PushCamera to = cameras.get(camera);
    if (to == null) {
      throw new RefusedException(
          RefusedException.Why.UNKNOWN, "no camera of that name sends its pictures here");
    }
    Instant at = time(time);
    if (!pictures.tryAcquire()) {
      throw new RefusedException(
          RefusedException.Why.BUSY, "more pictures come than can be looked at");
    }
    try {
      to.offer(picture, at);
    } catch (UnreadableImageException e) {
      throw new RefusedException(
          RefusedException.Why.UNREADABLE, "the picture cannot be used: " + e.getMessage());
    } finally {
      pictures.release();
    }
  }

  private static void tell(Runnable signal) throws RefusedException {
    try {
      signal.run();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusedException.Why.CONFLICT, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Mode> mode(Optional<String> given) throws RefusedException {
    for (Mode mode : modes) {
      if (given.isPresent() && mode.name().equalsIgnoreCase(given.get())) {
        return Optional.of(mode);
      }
    }
    if (given.isPresent()) {
      throw malformed(
          "mode must be one of this lane's: " + modes.toString().toLowerCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private Instant time(Optional<String> given) throws RefusedException {
    try {
      return given.map(Instant::parse).orElseGet(clock::instant);
    } catch (DateTimeException e) {
      throw malformed("a time is written like 2026-03-20T17:04:05.2Z");
    }
  }

  private static RefusedException malformed(String words) {
    return new RefusedException(RefusedException.Why.MALFORMED, words);
  }
}
