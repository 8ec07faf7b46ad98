package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;

/**
 * Watches a lane: opens a passage when a vehicle comes, feeds it with frames, tells its coverage
 * while it is there, and closes it when the vehicle has gone. What was seen in a passage never
 * reaches the next one. For use by one thread.
 */
public final class LaneWatch {
  /** Coverage is told this often at most, for who reads it. */
  public static final Duration READ = Duration.ofMillis(500);

  /**
   * With every picture, for who looks at them: cameras take theirs together, and one that waited
   * for the next would be a second old where a vehicle stands.
   */
  public static final Duration LOOKED_AT = Duration.ZERO;

  /** Shorter than all cars, metres: with so much way behind it a vehicle has left the line. */
  private static final double LENGTH = 3.5;

  private final LaneCapture capture;
  private final Trigger trigger;
  private final Consumer<Event> listener;
  private final Duration pace;
  private PassageCapture passage;
  private Optional<String> open = Optional.empty();

  /** Whether the people of the vehicle that is open opted out. */
  private boolean out;

  private Optional<Instant> told = Optional.empty();

  /** When a vehicle came or went last: what was taken before belongs to nobody any more. */
  private Instant turned = Instant.MIN;

  private final CameraOutages outages;

  /** What the last coverage that was told said of them. */
  private Degradation said = Degradation.NONE;

  /**
   * Says which vehicle is at the line, and who else counted its people: a loop, a gate, an officer,
   * or the picture itself.
   */
  public interface Trigger {
    /**
     * The vehicle at the time of a frame.
     *
     * @param frame that is about to be looked at
     * @param passage that is open, with all frames before it
     * @return a name that differs from the last vehicle's; empty where none is there
     */
    Optional<String> vehicle(TimedFrame frame, PassageCapture passage);

    /**
     * Whether a vehicle has gone by a time until which no frame has come.
     *
     * @param vehicle that is at the line by the frames that came
     */
    boolean gone(Instant now, String vehicle, PassageCapture passage);

    /**
     * The vehicle at a time until which no frame has come, where that is known without a picture:
     * its people may hand over documents before a camera has seen them.
     */
    default Optional<String> there(Instant now) {
      return Optional.empty();
    }

    /**
     * A vehicle's people as sources other than faces count them, as far as they are known now.
     *
     * @param vehicle that is at the line, or was until now
     */
    default Map<Source, Integer> counts(String vehicle) {
      return Map.of();
    }

    /**
     * Whether a vehicle's people choose an officer instead of the cameras: then nobody of it is
     * looked at any more, and what was seen of it before is dropped.
     */
    default boolean optedOut(String vehicle) {
      return false;
    }

    /** How a vehicle's people cross; empty where nobody said it. A lane has modes of its own. */
    default Optional<Mode> mode(String vehicle) {
      return Optional.empty();
    }

    /**
     * Whether it is the passage's faces that open it, which then belong to it; if not, nobody is
     * looked at while no vehicle is there.
     */
    default boolean sees() {
      return false;
    }
  }

  /** Something that happened in the lane. */
  public sealed interface Event {
    /** When, by the host's clock. */
    Instant time();

    /** A vehicle came. */
    record Opened(Instant time, String vehicle, Mode mode) implements Event {}

    /** Its people choose an officer: the cameras do not look, and nothing was kept. */
    record OptedOut(Instant time, String vehicle) implements Event {}

    /** Who is captured so far. */
    record Seen(Instant time, CoverageState state) implements Event {}

    /** The vehicle has gone. */
    record Closed(Instant time, String vehicle, CoverageState state) implements Event {}

    /**
     * A camera's pictures cannot be used; said once until they can again.
     *
     * @param words what is wrong with them
     */
    record Unfit(Instant time, String camera, String words) implements Event {}
  }

  /**
   * @param listener hears of everything, in order
   */
  public LaneWatch(LaneCapture capture, Trigger trigger, Consumer<Event> listener) {
    this(capture, trigger, listener, READ);
  }

  /**
   * @param listener hears of everything, in order
   * @param pace how often coverage is told at most
   */
  public LaneWatch(LaneCapture capture, Trigger trigger, Consumer<Event> listener, Duration pace) {
    this.capture = capture;
    this.trigger = trigger;
    this.listener = listener;
    this.pace = pace;
    passage = capture.passage();
    outages = new CameraOutages(capture.lane());
  }

  /**
   * A trigger by the faces alone, for a lane without one: a vehicle is there from the first sure
   * occupant on, and has gone when nobody was seen for a while, or when those who are seen have
   * moved on by more than a car's length since they stood.
   *
   * @param gap how long
   */
  public static Trigger byFaces(Duration gap) {
    return new Trigger() {
      private int number;
      private boolean there;

      @Override
      public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
        Optional<Instant> last = passage.lastSeen();
        boolean seen =
            last.isPresent() && Duration.between(last.get(), frame.taken()).compareTo(gap) <= 0;
        if (there && (!seen || passage.movedOn(frame.taken()) > LENGTH)) {
          there = false;
        } else if (!there && seen) {
          there = true;
          number++;
        }
        return there ? Optional.of(Integer.toString(number)) : Optional.empty();
      }

      @Override
      public boolean gone(Instant now, String vehicle, PassageCapture passage) {
        return passage
            .lastSeen()
            .map(last -> Duration.between(last, now).compareTo(gap) > 0)
            .orElse(true);
      }

      @Override
      public boolean sees() {
        return true;
      }
    };
  }

  /**
   * Hears how the lane's cameras do, so that a coverage tells which of them did not see.
   *
   * @param health of each that is read, by their newest
   * @return the same, with those whose pictures are of another size than the lane's file says
   */
  public List<FeedHealth> cameras(List<FeedHealth> health, Instant now) {
    return outages.hear(health, now);
  }

  /** Takes the next frame; one that was taken before a vehicle came or went last is left out. */
  public void add(TimedFrame frame) {
    if (frame.taken().isBefore(turned)) {
      return;
    }
    String camera = frame.frame().camera();
    Optional<String> wrong = passage.unfit(frame.frame());
    if (wrong.isPresent()) {
      if (outages.unfit(camera, frame.taken())) {
        listener.accept(new Event.Unfit(frame.taken(), camera, wrong.get()));
      }
      return;
    }
    outages.fits(camera, frame.taken());
    Optional<String> vehicle = trigger.vehicle(frame, passage);
    if (open.isPresent() && !open.equals(vehicle)) {
      close(frame.taken());
    }
    if (open.isEmpty() && vehicle.isPresent()) {
      open(vehicle.get(), frame.taken());
    }
    if (open.isPresent() && optsOut(open.get(), frame.taken())) {
      return;
    }
    if (open.isEmpty() && !trigger.sees()) {
      return; // nobody is to be looked at
    }
    if (open.isEmpty() && passage.stale(frame.taken())) {
      passage = capture.passage(); // what was seen in an empty lane is forgotten
    }
    passage.add(frame);
    boolean due =
        told.isEmpty() || Duration.between(told.get(), frame.taken()).compareTo(pace) >= 0;
    if (open.isPresent() && due) {
      told = Optional.of(frame.taken());
      tell(open.get(), frame.taken());
    }
  }

  private void tell(String vehicle, Instant time) {
    CoverageState state = coverage(vehicle, time, outages.now());
    said = state.degradation();
    listener.accept(new Event.Seen(time, state));
  }

  private void open(String vehicle, Instant time) {
    open = Optional.of(vehicle);
    told = Optional.empty();
    said = Degradation.NONE;
    outages.begin(time);
    turned = time;
    if (!trigger.sees()) {
      passage = capture.passage(); // what was seen before belongs to the one that left
    }
    listener.accept(new Event.Opened(time, vehicle, mode(vehicle)));
  }

  private boolean optsOut(String vehicle, Instant time) {
    if (!out && trigger.optedOut(vehicle)) {
      out = true;
      passage = capture.passage();
      listener.accept(new Event.OptedOut(time, vehicle));
    }
    return out;
  }

  /**
   * No frame has come for a while: closes the passage that is open if its vehicle has gone, and
   * opens one if a vehicle is known to be there. Where cameras broke since the coverage was told
   * last, it is told again.
   */
  public void tick(Instant now) {
    if (open.filter(vehicle -> trigger.gone(now, vehicle, passage)).isPresent()) {
      close(now);
    }
    if (open.isEmpty()) {
      trigger.there(now).ifPresent(vehicle -> open(vehicle, now));
    }
    if (open.isPresent() && !optsOut(open.get(), now) && !outages.now().equals(said)) {
      tell(open.get(), now);
    }
  }

  /** Closes the passage that is open, if one is. */
  public void close(Instant time) {
    open.ifPresent(vehicle -> {
      optsOut(vehicle, time); // it may have been said after the last frame
      listener.accept(
          new Event.Closed(time, vehicle, coverage(vehicle, time, outages.passage(time))));
    });
    open = Optional.empty();
    out = false;
    turned = time;
    passage = capture.passage();
  }

  private CoverageState coverage(String vehicle, Instant now, Degradation degradation) {
    return passage.coverage(now, trigger.counts(vehicle), mode(vehicle), degradation);
  }

  private Mode mode(String vehicle) {
    return trigger
        .mode(vehicle)
        .filter(capture.lane().modes()::contains)
        .orElse(capture.lane().usualMode());
  }
}
