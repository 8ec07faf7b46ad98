package org.exeat.lane;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.Occupant;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PresentedDocument;
import org.exeat.faces.AnalyzedFace;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a lane's cameras see, the documents that are handed over there, and the port's record:
 * each passage is a crossing. Documents are read on a thread of their own, and the decision waits
 * no longer for them than a set time. Where the record cannot be written nothing is confirmed.
 * Hears the events of one {@link LaneWatch}; documents may be handed over from any thread. One
 * file, for what is handed over, read and decided of the crossing at the line excludes each other.
 */
public final class LaneCrossings implements Consumer<LaneWatch.Event>, AutoCloseable {
  /** The longest that one document is waited for when the lane is closed. */
  private static final Duration READING = Duration.ofSeconds(10);

  /** How long the decision waits for second references when all documents are read. */
  private static final Duration LOOKS = Duration.ofSeconds(1);

  /** Each is in memory until it is read. */
  private static final int MOST_DOCUMENTS = 200;

  private final String lane;
  private final Direction direction;
  private final CrossingBook book;
  private final Supplier<Day> days;
  private volatile Duration patience;
  private final Listener listener;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("documents").factory());
  private final ExecutorService looking =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("encounters").factory());
  private @Nullable Crossing there;

  /** How documents are read and crossings decided today. */
  public interface Day {
    /**
     * Reads a document.
     *
     * @param number in its crossing, from 0
     * @param mode of the crossing
     * @param optedOut whether its holder chose an officer: nothing is made of the portrait
     */
    Presented document(int number, HandedOver document, Mode mode, boolean optedOut)
        throws IOException;

    /**
     * Whether a holder's face at an earlier crossing can be a reference. Uncentered templates of
     * two captures are alike because they are captures: on lane-1 one pair in five of different
     * people passed the built-in model's point for a false match rate of 1 %.
     */
    boolean comparesEncounters();

    /**
     * Looks at a picture of a holder at an earlier crossing.
     *
     * @param picture JPEG
     * @return the face; empty where it is not good enough for a reference, or not alone
     * @throws IOException where it cannot be read, or its analysis breaks
     */
    Optional<AnalyzedFace> encounter(byte[] picture) throws IOException;

    /**
     * Holds occupants against documents.
     *
     * @param counts of people by other sources
     */
    Assessment assess(
        Direction direction,
        Mode mode,
        List<Occupant> occupants,
        List<Presented> documents,
        Map<Coverage.Source, Integer> counts);
  }

  private record Crossing(
      OpenCrossing open,
      String vehicle,
      Mode mode,
      Day day,
      List<Future<?>> reads,
      Queue<Future<?>> looks,
      Map<Integer, Integer> laid) {}

  /** Hears of crossings, on the thread that brings the events, of trouble on any. */
  public interface Listener {
    /** A crossing is open: documents may be handed over. */
    void opened(OpenCrossing crossing);

    /** A document that was handed over is read, on the thread that reads documents. */
    default void read(OpenCrossing crossing) {}

    /**
     * Who is captured and what that comes to, while the vehicle is there.
     *
     * @param soFar as it would be decided now; not recorded
     */
    void seen(OpenCrossing crossing, CoverageState state, Assessment soFar);

    /** Everybody of it chose an officer: the cameras look no more, and what was seen is gone. */
    default void optedOut(OpenCrossing crossing) {}

    /**
     * The vehicle has gone and the machine has decided. The crossing is to be closed, at once or
     * after officers have looked.
     */
    void decided(OpenCrossing crossing, CoverageState state, Assessment assessment);

    /** The lane does not go on with a crossing, whether that could be recorded or not. */
    default void givenUp(OpenCrossing crossing) {}

    /**
     * Something broke, or could not be recorded. A crossing that cannot go on is abandoned, now or
     * where that cannot be recorded either when the book is opened next; a document that could not
     * be recorded does not count, and one whose second reference broke has its own portrait.
     */
    void trouble(Exception cause);
  }

  /**
   * Joins the parts.
   *
   * @param lane name
   * @param direction in which the lane is open now
   * @param days asked at each opening
   * @param patience how long the decision waits for documents that are being read
   */
  public LaneCrossings(
      String lane,
      Direction direction,
      CrossingBook book,
      Supplier<Day> days,
      Duration patience,
      Listener listener) {
    this.lane = lane;
    this.direction = direction;
    this.book = book;
    this.days = days;
    this.patience = patience;
    this.listener = listener;
  }

  @Override
  public void accept(LaneWatch.Event event) {
    try {
      switch (event) {
        case LaneWatch.Event.Opened opened -> begin(opened.vehicle(), opened.mode());
        case LaneWatch.Event.OptedOut out -> {
          Crossing c = crossing();
          if (c != null && !c.open().over()) {
            c.open().optOutAll();
            listener.optedOut(c.open());
          }
        }
        case LaneWatch.Event.Seen(var time, var state) -> see(state);
        case LaneWatch.Event.Closed(var time, var vehicle, var state) -> {
          Crossing c = taken(); // nothing is handed over any more
          if (c != null) {
            decide(c, state);
          }
        }
        case LaneWatch.Event.Unfit unfit -> {} // the capture tells the coverage
      }
    } catch (IOException | RuntimeException e) {
      fail(taken(), e);
    }
  }

  private void begin(String vehicle, Mode mode) throws IOException {
    Day day = days.get();
    OpenCrossing open = book.open(lane, direction, mode);
    synchronized (this) {
      there =
          new Crossing(
              open,
              vehicle,
              mode,
              day,
              new ArrayList<>(),
              new ConcurrentLinkedQueue<>(),
              new ConcurrentHashMap<>());
    }
    listener.opened(open);
  }

  private void see(CoverageState state) throws IOException {
    Crossing c = crossing();
    if (c == null) {
      return;
    }
    if (c.open().over()) {
      taken(); // an officer ended it while the vehicle stood
      return;
    }
    c.open().prompt(state.prompts());
    listener.seen(c.open(), state, assess(c, c.open().documents(), state));
  }

  private void decide(Crossing c, CoverageState state) {
    try {
      await(c);
      if (c.open().over()) {
        return;
      }
      CoverageState last;
      Assessment a;
      synchronized (c.open()) { // nobody opts out between the two
        last = c.open().allOptedOut() ? state.withoutFaces() : state;
        a =
            c.open()
                .decide(
                    documents -> assess(c, documents, last),
                    last.occupants().stream().map(o -> o.seat().row()).toList());
      }
      listener.decided(c.open(), last, a);
    } catch (IOException | RuntimeException e) {
      fail(c, e);
    }
  }

  private void fail(@Nullable Crossing c, Exception cause) {
    if (c != null && !c.open().over()) {
      try {
        c.open().abandon("the lane's software could not go on with it");
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
    if (c != null) {
      listener.givenUp(c.open());
    }
    listener.trouble(cause);
  }

  private synchronized @Nullable Crossing crossing() {
    return there;
  }

  /** Whether a crossing is open to which documents can be handed over. */
  public boolean open() {
    return crossing() != null;
  }

  /** The lane ends: decisions wait so long at most for documents from now on. */
  public void hurry(Duration most) {
    if (most.compareTo(patience) < 0) {
      patience = most;
    }
  }

  /** The crossing at the line; empty where nobody is there. */
  public Optional<CrossingId> atLine() {
    return Optional.ofNullable(crossing()).map(c -> c.open().id());
  }

  private synchronized @Nullable Crossing taken() {
    Crossing c = there;
    there = null;
    return c;
  }

  /**
   * A document was handed over by who is at the line.
   *
   * @param document whose files, where it has any, are to be there until the lane is closed
   * @return its number in the crossing, from 1
   * @throws IllegalStateException where nobody is at the line, it is decided, or these are too many
   */
  public int handOver(HandedOver document) {
    return handOver(document, Optional.empty());
  }

  /**
   * The same of somebody in a vehicle.
   *
   * @param vehicle as the trigger calls it; empty where whoever hands over does not know
   * @throws IllegalStateException as above, and where another vehicle is at the line
   */
  public synchronized int handOver(HandedOver document, Optional<String> vehicle) {
    Crossing c = there;
    if (c == null) {
      throw new IllegalStateException("nobody is at the line of lane " + lane);
    }
    if (vehicle.isPresent() && !vehicle.get().equals(c.vehicle())) {
      throw new IllegalStateException("another vehicle is at the line of lane " + lane);
    }
    if (c.reads().size() >= MOST_DOCUMENTS) {
      throw new IllegalStateException("a crossing takes " + MOST_DOCUMENTS + " documents at most");
    }
    int number = c.open().handedOver();
    c.reads().add(reading.submit(() -> read(c, number, document)));
    return number + 1;
  }

  private void read(Crossing c, int number, HandedOver document) {
    Presented presented;
    try {
      presented = c.day().document(number, document, c.mode(), c.open().allOptedOut());
    } catch (IOException | RuntimeException e) {
      presented = Presented.failed(number, e);
    }
    try {
      c.open().read(presented);
    } catch (IOException | RuntimeException e) {
      listener.trouble(e); // it is not recorded, so it does not count
      return;
    }
    listener.read(c.open());
    if (c.day().comparesEncounters()) {
      c.looks().add(looking.submit(() -> look(c, number)));
    }
  }

  /** Looks for a second reference. It may take long, and the document counts without it. */
  private void look(Crossing c, int number) {
    try {
      Optional<byte[]> picture = c.open().encounter(number);
      if (picture.isPresent()) {
        c.day().encounter(picture.get()).ifPresent(face -> c.open().refer(number, face));
      }
    } catch (IOException | RuntimeException e) {
      listener.trouble(e);
    }
  }

  /** Documents that were announced or handed over by who is at the line, as a count of people. */
  public synchronized Map<Coverage.Source, Integer> counts() {
    Crossing c = there;
    return c == null || c.open().expected() == 0
        ? Map.of()
        : Map.of(Coverage.Source.DOCUMENTS, c.open().expected());
  }

  private Assessment assess(Crossing c, List<Presented> documents, CoverageState state) {
    return c.day()
        .assess(
            direction,
            c.mode(),
            state.occupants().stream().map(CapturedOccupant::occupant).toList(),
            documents,
            state.coverage().counts())
        .laying(c.laid());
  }

  /**
   * Whom an officer photographed as whose holder, instead of what was said of it before: a face
   * that is compared with nothing is looked at together with its document. It confirms nothing.
   *
   * @param occupants as the next event numbers them, from 0, by the documents' numbers, from 1
   */
  public synchronized void lay(Map<Integer, Integer> occupants) {
    Crossing c = there;
    if (c == null) {
      return;
    }
    c.laid().clear();
    occupants.forEach((document, occupant) -> c.laid().put(document - 1, occupant));
  }

  /** Documents at the line whose holders chose an officer, from 1. */
  public synchronized Set<Integer> optedOut() {
    Crossing c = there;
    return c == null
        ? Set.of()
        : c.open().documents().stream()
            .filter(p -> p.status() instanceof PresentedDocument.OptedOut)
            .map(p -> p.number() + 1)
            .collect(Collectors.toSet());
  }

  /** Waits for what is being read, but no longer than the patience, and for looks a moment. */
  private void await(Crossing c) {
    await(c.reads(), patience);
    await(c.looks(), LOOKS);
  }

  private static void await(Iterable<Future<?>> all, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    for (Future<?> read : all) {
      try {
        read.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e); // it catches what can go wrong
      }
    }
  }

  /**
   * Ends the crossing that is open, as one that nobody closed, and waits for what is being read.
   */
  @Override
  public void close() throws IOException {
    Crossing c = taken();
    reading.shutdownNow();
    looking.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      reading.awaitTermination(READING.toSeconds(), TimeUnit.SECONDS);
      looking.awaitTermination(READING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      if (c != null && !c.open().over()) {
        c.open().abandon("the lane was closed while it was open");
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
