package org.exeat.server.board;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.capture.CoverageState;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingPlace;
import org.exeat.domain.Direction;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Prompt;
import org.exeat.faces.Image;
import org.exeat.lane.Assessment;
import org.exeat.lane.Closing;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.PromptTexts;
import org.exeat.lane.Traveller;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * A lane's live state: who is at the line, whom an officer still has to look at, and what is done
 * about it. A departure is closed at once when all were seen and confirmed. Pictures are in memory
 * only, until their crossing closes. Thread-safe; hears the lane on the lane's thread. One file,
 * for what the lane tells and what officers do exclude each other under one lock.
 */
public final class LaneBoard implements LaneCrossings.Listener, AutoCloseable {
  /** Crossings that may wait; of more the oldest is closed as it is. */
  static final int MOST_PENDING = 50;

  private static final int MOST_TROUBLES = 20;

  /** What is told of a camera, before the words. */
  private static final Pattern CAMERA = Pattern.compile("camera [^:]+: ");

  private final CrossingPlace lane;
  private final Direction direction;
  private final InstantSource clock;
  private final HandOver handOver;
  private final Shift shift;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final List<LaneObserver> observers = new CopyOnWriteArrayList<>();

  /** When each camera's last picture came, by this machine's clock; the beginning counts as one. */
  private final Map<String, Instant> filmed = new LinkedHashMap<>();

  private final LanePictures pictures = new LanePictures();
  private final Map<CrossingId, Desk> pending = new LinkedHashMap<>();
  private final Deque<String> troubles = new ArrayDeque<>();
  private @Nullable Desk atLine;
  private boolean optOut;
  private boolean troubled;

  private volatile List<FeedHealth> cameras = List.of();
  private long version;
  private long crossings;

  /** What happens with a crossing that was closed: receipts, for instance. */
  public interface HandOver {
    /** The crossing is over. What cannot be handed over is told to officers. */
    void closed(OpenCrossing crossing, Closing closing) throws IOException, InvalidInputException;
  }

  /**
   * @param direction in which the lane is open
   * @param handOver hears of every closing
   * @param shift that closings are told to
   */
  public LaneBoard(
      CrossingPlace lane,
      Direction direction,
      InstantSource clock,
      HandOver handOver,
      Shift shift) {
    this.lane = lane;
    this.direction = direction;
    this.clock = clock;
    this.handOver = handOver;
    this.shift = shift;
    lane.cameras().forEach(c -> filmed.put(c.name(), clock.instant()));
  }

  /** The lane's name. */
  public String lane() {
    return lane.name();
  }

  /** The lane as it is built. */
  public CrossingPlace file() {
    return lane;
  }

  /** In which direction it is open. */
  public Direction direction() {
    return direction;
  }

  /** A watcher is run after every change, on the thread that made it, and must not wait. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** It is not run any more. */
  public void unwatch(Runnable watcher) {
    watchers.remove(watcher);
  }

  /** An observer hears of what happens from now on. */
  public void observe(LaneObserver observer) {
    observers.add(observer);
  }

  private void happened(LaneEvent event) {
    observers.forEach(o -> o.happened(lane.name(), event));
  }

  private void changed() {
    synchronized (this) {
      version++;
    }
    watchers.forEach(Runnable::run);
  }

  // --- what the lane tells ---------------------------------------------------------------------

  /** A camera has taken a picture. */
  public void frame(TimedFrame frame) {
    boolean alone;
    happened(new LaneEvent.Filmed(frame.frame().camera()));
    synchronized (this) {
      filmed.replace(frame.frame().camera(), clock.instant());
      if (optOut) {
        return; // nobody looks at those who chose an officer
      }
      pictures.take(frame);
      // while somebody is there, pictures change with what was found in them
      alone = atLine == null;
      if (alone) {
        pictures.showNewest();
      }
    }
    if (alone) {
      changed();
    }
  }

  @Override
  public void opened(OpenCrossing crossing) {
    long number;
    synchronized (this) {
      pictures.forget();
      number = ++crossings;
      atLine = new Desk(crossing, lane.name(), number);
      optOut = false;
    }
    happened(new LaneEvent.Opened(number));
    changed();
  }

  @Override
  public void read(OpenCrossing crossing) {
    changed();
  }

  @Override
  public void seen(OpenCrossing crossing, CoverageState state, Assessment soFar) {
    synchronized (this) {
      if (atLine != null && atLine.crossing() == crossing && !optOut) {
        atLine.seen(state, soFar);
        pictures.showNewest();
        atLine.newlyAsked().forEach(p -> happened(new LaneEvent.Asked(p)));
      }
    }
    changed();
  }

  /** It was not the officer at the console who said so: a button at the lane, or another device. */
  @Override
  public void optedOut(OpenCrossing crossing) {
    synchronized (this) {
      if (optOut || atLine == null || atLine.crossing() != crossing) {
        return;
      }
      lookAway(atLine);
    }
    happened(new LaneEvent.OptedOut(true));
    changed();
  }

  private void lookAway(Desk desk) {
    optOut = true;
    pictures.forget();
    desk.forget();
  }

  @Override
  public void decided(OpenCrossing crossing, CoverageState state, Assessment assessment) {
    Desk desk;
    Optional<CrossingId> tooMany = Optional.empty();
    synchronized (this) {
      desk = atLine;
      atLine = null;
      pictures.forget(); // those of an opted-out vehicle stay away until the next one comes
      if (desk == null || desk.crossing() != crossing) {
        return;
      }
      desk.decide(clock.instant(), state, assessment);
      pending.put(crossing.id(), desk);
      if (pending.size() > MOST_PENDING) {
        tooMany = pending.keySet().stream().findFirst();
      }
    }
    boolean closes = direction == Direction.EXIT && desk.allConfirmed();
    happened(
        new LaneEvent.Decided(
            desk.number(),
            closes,
            since(crossing.id(), clock.instant()),
            state.coverage().captured(),
            state.people(),
            desk.referred()));
    if (closes) {
      closeOrTell(crossing.id());
    }
    if (tooMany.isPresent()) {
      tell("more than " + MOST_PENDING + " crossings waited: the oldest is closed as it was");
      if (!closeOrTell(tooMany.get())) {
        giveUp(tooMany.get());
      }
    }
    changed();
  }

  private boolean closeOrTell(CrossingId id) {
    try {
      close(id, false);
      return true;
    } catch (IOException | IllegalStateException e) {
      trouble(e);
      return false;
    }
  }

  /** What cannot be closed is not kept in memory for ever either. */
  private void giveUp(CrossingId id) {
    Desk desk;
    synchronized (this) {
      desk = pending.remove(id);
    }
    if (desk != null && !desk.crossing().over()) {
      try {
        desk.crossing().abandon("it could not be closed");
        happened(new LaneEvent.Abandoned(desk.number()));
      } catch (IOException | IllegalStateException e) {
        trouble(e); // it is abandoned at the next start
      }
    }
  }

  @Override
  public void givenUp(OpenCrossing crossing) {
    Optional<Desk> desk;
    synchronized (this) {
      desk = desk(crossing.id());
      if (atLine != null && atLine.crossing() == crossing) {
        atLine = null;
        pictures.forget();
      }
      pending.remove(crossing.id());
    }
    happened(new LaneEvent.Abandoned(desk.map(Desk::number).orElse(0L)));
    changed();
  }

  @Override
  public void trouble(Exception cause) {
    synchronized (this) {
      troubled = true;
    }
    tell(String.valueOf(cause.getMessage()));
    changed();
  }

  /**
   * Something that an officer should know. How a camera is doing takes the place of how it did
   * before: also that all is well again.
   *
   * @param words without names and numbers
   */
  public void tell(String words) {
    Matcher camera = CAMERA.matcher(words);
    synchronized (this) {
      if (camera.lookingAt()) {
        troubles.removeIf(told -> told.startsWith(camera.group()));
      }
      troubles.addLast(words);
      while (troubles.size() > MOST_TROUBLES) {
        troubles.removeFirst();
      }
    }
    happened(new LaneEvent.Troubled());
    changed();
  }

  /** Whether something could not be done or recorded since the start. */
  public synchronized boolean troubled() {
    return troubled;
  }

  /** Whether those at the line chose an officer: the cameras are not to look at them. */
  public synchronized boolean optedOut() {
    return optOut;
  }

  /** For how long no picture has come from each camera, in the lane's order. */
  public synchronized Map<String, Duration> quiet() {
    Instant now = clock.instant();
    Map<String, Duration> quiet = new LinkedHashMap<>();
    filmed.forEach((camera, at) -> quiet.put(camera, between(at, now)));
    return quiet;
  }

  /**
   * How the lane's live cameras do; called by the lane's thread after every picture, and while none
   * comes.
   */
  public void cameras(List<FeedHealth> health) {
    cameras = List.copyOf(health);
  }

  /** The same as it was told last; empty before. */
  public List<FeedHealth> cameras() {
    return cameras;
  }

  /** How many crossings have left the line and wait for an officer. */
  public synchronized int waiting() {
    return pending.size();
  }

  private static Duration since(CrossingId id, Instant now) {
    return between(id.opened(), now);
  }

  /** None where clocks differ. */
  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  // --- what is seen of it ----------------------------------------------------------------------

  /** All of it, now. */
  public synchronized LaneView view() {
    List<LaneView.Camera> cameras = new ArrayList<>();
    for (LaneCamera c : lane.cameras()) {
      TimedFrame f = pictures.shown(c.name()).orElse(null);
      if (f != null) {
        cameras.add(
            new LaneView.Camera(
                c.name(),
                LaneView.API
                    + "/lanes/"
                    + lane.name()
                    + "/cameras/"
                    + c.name()
                    + "/picture?v="
                    + f.frame().sequence(),
                f.taken(),
                f.frame().image().width(),
                f.frame().image().height(),
                atLine == null ? List.of() : atLine.faces(c.name(), f.frame().sequence())));
      }
    }
    return new LaneView(
        lane.name(),
        lane.port(),
        Desk.word(direction),
        clock.instant(),
        version,
        cameras,
        List.copyOf(troubles),
        atLine == null ? null : atLine.view(),
        pending.values().stream().filter(d -> !d.crossing().over()).map(Desk::view).toList());
  }

  /**
   * What the sign shows.
   *
   * @param languages in turn
   */
  public synchronized SignView sign(List<PromptTexts> languages) {
    List<SignView.Asked> asked = new ArrayList<>();
    if (atLine != null && !atLine.crossing().allOptedOut()) {
      for (Prompt p : Prompt.values()) {
        if (atLine.crossing().asked().contains(p)) {
          Map<String, String> texts = new LinkedHashMap<>();
          languages.forEach(l -> texts.put(l.language(), l.of(p)));
          asked.add(new SignView.Asked(p, texts));
        }
      }
    }
    return new SignView(lane.name(), lane.port(), Desk.word(direction), atLine != null, asked);
  }

  /** What the sign shows, in short. */
  public synchronized SignState signState() {
    boolean out = atLine != null && (optOut || atLine.crossing().allOptedOut());
    return new SignState(
        version,
        atLine != null,
        out,
        atLine == null || out ? List.of() : atLine.crossing().asked().stream().sorted().toList());
  }

  /** One of its crossings; empty where there is none of that name any more. */
  public synchronized Optional<LaneView.Crossing> crossing(CrossingId id) {
    return desk(id).map(Desk::view);
  }

  /**
   * A camera's picture that is shown, or was just before.
   *
   * @param sequence of the frame
   */
  public synchronized Optional<Image> camera(String camera, long sequence) {
    return pictures.of(camera, sequence);
  }

  /**
   * The picture of an occupant.
   *
   * @param number from 1
   * @param version as in its address
   */
  public synchronized Optional<Image> occupant(CrossingId id, int number, String version) {
    return desk(id).flatMap(d -> d.occupant(number, version));
  }

  /** The portrait of a document, from 1. */
  public synchronized Optional<Image> portrait(CrossingId id, int number) {
    return desk(id).flatMap(d -> d.portrait(number));
  }

  private Optional<Desk> desk(CrossingId id) {
    return atLine != null && atLine.crossing().id().equals(id)
        ? Optional.of(atLine)
        : Optional.ofNullable(pending.get(id));
  }

  private synchronized Desk required(CrossingId id) {
    return desk(id)
        .orElseThrow(() -> new IllegalStateException("crossing " + id + " is not open here"));
  }

  // --- what officers do ------------------------------------------------------------------------

  /**
   * An officer has looked at somebody.
   *
   * @throws IllegalStateException where the crossing is not open, or the traveller not referred
   * @throws IllegalArgumentException as of {@link OpenCrossing#resolve}
   */
  public void resolve(
      CrossingId id, Traveller traveller, Pseudonym officer, Resolution resolution, String ground)
      throws IOException {
    Desk desk = required(id);
    if (!desk.decided()) {
      throw new IllegalStateException("the machine has not decided yet");
    }
    desk.crossing().resolve(traveller, officer, resolution, ground);
    synchronized (this) {
      desk.resolved(traveller, resolution);
    }
    changed();
  }

  /** One document's holder chooses an officer. */
  public void optOut(CrossingId id, int document) throws IOException {
    required(id).crossing().optOut(document);
    happened(new LaneEvent.OptedOut(false));
    changed();
  }

  /** Everybody at the line chooses an officer. */
  public void optOutAll(CrossingId id) throws IOException {
    Desk desk = required(id);
    synchronized (this) {
      if (desk != atLine) {
        throw new IllegalStateException("the cameras have looked already: opt out one by one");
      }
      lookAway(desk); // first: the cameras are not to look any more
    }
    desk.crossing().optOutAll();
    happened(new LaneEvent.OptedOut(true));
    changed();
  }

  /**
   * An officer asks for something beside what the machine asks for.
   *
   * @throws IllegalArgumentException where nobody of this mode could follow it
   */
  public void ask(CrossingId id, Set<Prompt> prompts) throws IOException {
    Desk desk = required(id);
    OpenCrossing crossing = desk.crossing();
    Set<Prompt> askable = lane.profile(crossing.mode()).prompts();
    if (!askable.containsAll(prompts)) {
      throw new IllegalArgumentException(
          "in this mode only " + askable.stream().sorted().toList() + " can be asked for");
    }
    crossing.ask(prompts);
    synchronized (this) {
      desk.newlyAsked().forEach(p -> happened(new LaneEvent.Asked(p)));
    }
    changed();
  }

  /**
   * Travellers at the line show the code of a departure that they announced.
   *
   * @return how many people were announced by it
   * @throws IllegalArgumentException where none is announced by it for now
   */
  public int announced(CrossingId id, AnnouncedDepartures departures, AnnouncementCode code)
      throws IOException {
    int people = required(id).crossing().announced(departures, code).documents().size();
    changed();
    return people;
  }

  /**
   * An officer closes a crossing that was decided; who is unresolved is not confirmed.
   *
   * @throws IllegalStateException where there is none, or it is still at the line
   */
  public ClosedView close(CrossingId id) throws IOException {
    return close(id, true);
  }

  private ClosedView close(CrossingId id, boolean officer) throws IOException {
    Desk desk = required(id);
    if (!desk.decided()) {
      throw new IllegalStateException("the crossing is still at the line");
    }
    int documents = desk.documents();
    boolean all = officer || (direction == Direction.EXIT && desk.allConfirmed());
    Closing closing = desk.crossing().close();
    boolean cleared;
    synchronized (this) {
      pending.remove(id);
      cleared =
          all
              && documents > 0
              && closing.confirmed().size() == documents
              && closing.unresolved().isEmpty()
              && desk.nobodyRefused();
    }
    ClosedView closed =
        new ClosedView(
            id.toString(),
            lane.name(),
            closing.at(),
            documents,
            closing.confirmed().size(),
            closing.byOfficer().size(),
            closing.unresolved().size(),
            Duration.between(id.opened(), closing.at()).toSeconds());
    shift.closed(closed);
    happened(
        new LaneEvent.Closed(
            desk.number(),
            cleared,
            since(id, closing.at()),
            closing.confirmed().size() - closing.byOfficer().size(),
            closing.byOfficer().size(),
            closing.unresolved().size()));
    try {
      handOver.closed(desk.crossing(), closing);
    } catch (IOException | InvalidInputException | RuntimeException e) {
      tell(
          "a crossing is closed, but what follows failed, such as its receipts: " + e.getMessage());
    }
    changed();
    return closed;
  }

  /**
   * The lane ends: who waits is closed as it is, so that the confirmed are. Whoever is interrupted
   * for it still writes their receipts.
   */
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      closeWaiting();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void closeWaiting() throws IOException {
    List<CrossingId> waiting;
    synchronized (this) {
      waiting = List.copyOf(pending.keySet());
    }
    IOException failed = null;
    for (CrossingId id : waiting) {
      try {
        close(id, false);
      } catch (IllegalStateException e) {
        // somebody has just closed it
      } catch (IOException e) {
        if (failed == null) {
          failed = e;
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
