package org.exeat.server.board;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.capture.CoverageState;
import org.exeat.capture.HandheldCapture;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingId;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.HandedOver;
import org.exeat.lane.LaneCrossings;
import org.jspecify.annotations.Nullable;

/**
 * A lane whose pictures officers take with telephones, one crossing at a time. Telephones lose the
 * network and send again what may have arrived: each message has a key, and what has come is
 * answered as it was, and done once. Crossings go the way of every lane's, through {@link
 * LaneCrossings}; of photographs nothing is kept here when theirs is ended. Thread-safe.
 */
public final class HandheldDesk {
  /** Travellers that one crossing takes. */
  public static final int MOST_TRAVELLERS = ModeProfile.MOST;

  /** Messages that are remembered of one crossing: each traveller's, with some to spare. */
  private static final int MOST_MESSAGES = 20 * MOST_TRAVELLERS;

  /** Crossings that are remembered when they are ended, the newest. */
  private static final int MOST_ENDED = 200;

  private final HandheldLane lane;
  private final HandheldCapture.Networks networks;
  private final LaneCrossings crossings;
  private final LaneBoard board;
  private final InstantSource clock;
  private final Map<String, HandheldCrossing> ended =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HandheldCrossing> eldest) {
          return size() > MOST_ENDED;
        }
      };
  private @Nullable HandheldCrossing open;
  private long opened;

  /**
   * @param networks that look at photographs
   * @param crossings of this lane
   * @param board that hears of them
   */
  public HandheldDesk(
      HandheldLane lane,
      HandheldCapture.Networks networks,
      LaneCrossings crossings,
      LaneBoard board,
      InstantSource clock) {
    this.lane = lane;
    this.networks = networks;
    this.crossings = crossings;
    this.board = board;
    this.clock = clock;
  }

  /**
   * Who sends a message, about which crossing.
   *
   * @param account of the officer
   * @param crossing that the telephone made up the key of
   * @param message its own key, another for each
   * @param digest of all that it says
   */
  public record Message(String account, String crossing, String message, String digest) {}

  /**
   * What became of a document.
   *
   * @param document number in the crossing, from 1; empty where it was not handed over, for its
   *     zone is faulty
   * @param reading of its zone
   */
  public record Typed(Optional<Integer> document, MrzReading reading) {}

  /** The crossing that is open. */
  public synchronized Optional<HandheldView> atLine() {
    HandheldCrossing c = open;
    return c == null ? Optional.empty() : Optional.of(view(c));
  }

  /** Whether a crossing is open by this key, or was. */
  public synchronized boolean knows(String key) {
    return find(key).isPresent();
  }

  private Optional<HandheldCrossing> find(String key) {
    HandheldCrossing c = open;
    return c != null && c.key().equals(key) ? Optional.of(c) : Optional.ofNullable(ended.get(key));
  }

  /**
   * An officer begins with somebody. Said again it changes nothing.
   *
   * @param key another for each crossing, that nobody can guess
   * @param people how many the officer counts, 1 to {@link #MOST_TRAVELLERS}
   * @throws IllegalStateException where another crossing is open
   * @throws IllegalArgumentException where the key came before with something else
   */
  public synchronized HandheldView open(String account, String key, Mode mode, int people)
      throws IOException {
    Optional<HandheldCrossing> known = find(key);
    if (known.isPresent()) {
      if (known.get().mode() != mode || !known.get().account().equals(account)) {
        throw new IllegalArgumentException("this key came before with another crossing");
      }
      return view(known.get());
    }
    if (open != null) {
      throw new IllegalStateException(
          "another crossing is open in lane " + lane.name() + "; it has to be ended first");
    }
    if (!lane.modes().contains(mode)) {
      throw new IllegalArgumentException("nobody crosses in this mode here");
    }
    requireTraveller(people);
    Instant now = clock.instant();
    crossings.accept(new Event.Opened(now, Long.toString(++opened), mode));
    CrossingId id =
        crossings.atLine().orElseThrow(() -> new IOException("the opening was not recorded"));
    HandheldCrossing c =
        new HandheldCrossing(
            key,
            account,
            id,
            now,
            mode,
            new HandheldCapture(networks, QualityPolicy.CAPTURE, lane.profile(mode)));
    c.people(people);
    open = c;
    return view(c);
  }

  /**
   * A traveller was photographed, for the first time or again.
   *
   * @param traveller number that the officer goes by, from 1
   * @param picture as {@link HandheldCapture#add} takes it; its digest is the message's
   * @throws UnreadableImageException where it is no usable picture
   */
  public synchronized HandheldView.Photograph photograph(Message m, int traveller, byte[] picture)
      throws UnreadableImageException {
    HandheldCrossing c = required(m);
    Optional<HandheldView.Photograph> before =
        c.before(m.message(), m.digest(), HandheldView.Photograph.class);
    if (before.isPresent()) {
      return before.get();
    }
    requireOpen(c);
    requireTraveller(traveller);
    requireRoom(c);
    if (optedOut(c) || c.optedOut(traveller)) {
      throw new IllegalStateException("who chose an officer is not photographed");
    }
    c.requireAnother(m.digest(), traveller);
    HandheldView.Photograph look = c.photographed(traveller, picture, m.digest(), clock.instant());
    c.remember(m.message(), m.digest(), look);
    seen(c);
    return look;
  }

  /**
   * A traveller's document, as the officer typed its zone. It confirms nobody by itself.
   *
   * @param zone lines of the machine readable zone
   * @param portrait a photograph of its page
   * @param asItIs whether it is handed over although its zone is faulty: it is printed so
   */
  public synchronized Typed document(
      Message m, int traveller, List<String> zone, Optional<byte[]> portrait, boolean asItIs)
      throws IOException {
    HandheldCrossing c = required(m);
    MrzReading reading = MrzReader.read(zone, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Optional<Integer> before = c.before(m.message(), m.digest(), Integer.class);
    if (before.isPresent()) {
      return new Typed(before, reading);
    }
    requireOpen(c);
    requireTraveller(traveller);
    requireRoom(c);
    if (!(reading instanceof MrzReading.Sound) && !asItIs) {
      return new Typed(Optional.empty(), reading);
    }
    int number = crossings.handOver(new HandedOver.Page(zone, portrait));
    c.handedOver(traveller, number);
    c.remember(m.message(), m.digest(), number);
    if (c.optedOut(traveller)) {
      board.optOut(c.id(), number);
    }
    seen(c);
    return new Typed(Optional.of(number), reading);
  }

  /**
   * Somebody chooses an officer instead of the camera: what was seen is let go, and nobody looks
   * any more.
   *
   * @param traveller empty for everybody in the crossing
   */
  public synchronized HandheldView optOut(String account, String key, Optional<Integer> traveller)
      throws IOException {
    HandheldCrossing c = required(new Message(account, key, "", ""));
    requireOpen(c);
    if (traveller.isEmpty()) {
      if (!optedOut(c)) {
        c.optOutAll(); // first: nobody is looked at any more
        board.optOutAll(c.id());
      }
    } else {
      requireTraveller(traveller.get());
      c.optOut(traveller.get());
      for (int document : c.documents(traveller.get())) {
        board.optOut(c.id(), document);
      }
    }
    seen(c);
    return view(c);
  }

  /**
   * The officer is done with taking it, or another is, for the one who began: the machine decides,
   * and who is referred waits for an officer. Said again it changes nothing.
   *
   * @param people how many there were; empty for as many as were counted before
   */
  public synchronized HandheldView end(String key, Optional<Integer> people) {
    HandheldCrossing c = find(key).orElseThrow(HandheldDesk::unknown);
    if (c != open) {
      return view(c);
    }
    if (people.isPresent()) {
      requireTraveller(people.get());
      c.people(people.get());
    }
    try {
      crossings.accept(new Event.Closed(clock.instant(), Long.toString(opened), coverage(c)));
    } finally {
      open = null;
      c.end();
      ended.put(key, c);
    }
    return view(c);
  }

  private HandheldCrossing required(Message m) {
    HandheldCrossing c = find(m.crossing()).orElseThrow(HandheldDesk::unknown);
    if (!c.account().equals(m.account())) {
      throw new IllegalStateException("another officer takes this crossing");
    }
    return c;
  }

  private static IllegalStateException unknown() {
    return new IllegalStateException("no crossing was opened in this lane by that key");
  }

  private void requireOpen(HandheldCrossing c) {
    if (c != open) {
      throw new IllegalStateException("this crossing is ended");
    }
  }

  private static void requireTraveller(int number) {
    if (number < 1 || number > MOST_TRAVELLERS) {
      throw new IllegalArgumentException(
          "a crossing has 1 to " + MOST_TRAVELLERS + " travellers here; more go into another one");
    }
  }

  private static void requireRoom(HandheldCrossing c) {
    if (c.messages() >= MOST_MESSAGES) {
      throw new IllegalStateException("more came of this crossing than one can have");
    }
  }

  /** Whether everybody chose an officer, here or at the console. */
  private boolean optedOut(HandheldCrossing c) {
    return c == open && board.optedOut();
  }

  private void seen(HandheldCrossing c) {
    crossings.accept(new Event.Seen(clock.instant(), coverage(c)));
  }

  /** Who is captured, with what was said at the console meanwhile. */
  private CoverageState coverage(HandheldCrossing c) {
    if (optedOut(c)) {
      c.optOutAll();
    }
    c.forgetHolders(crossings.optedOut());
    crossings.lay(c.laid());
    return c.coverage(crossings.counts().getOrDefault(Coverage.Source.DOCUMENTS, 0));
  }

  private HandheldView view(HandheldCrossing c) {
    String state = c == open ? "open" : board.crossing(c.id()).isPresent() ? "to_resolve" : "over";
    return c.view(state);
  }
}
