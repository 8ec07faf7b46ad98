package org.exeat.lane;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.TravelDocument;
import org.exeat.records.UntilWritten;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerWriter;
import org.exeat.records.ledger.NoteKey;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;

/**
 * The crossings of a port as its ledger tells them. What an earlier run left half open is ended
 * when the book is opened, with what is known of it. Thread-safe: all lanes of a port share one.
 */
public final class CrossingBook implements AutoCloseable {
  /** Time between two checkpoints. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  /** Nobody crosses twice in one direction within so long by one document. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final Ledger ledger;
  private final LedgerWriter writer;
  private final Pseudonyms pseudonyms;
  private final NoteKey key;
  private final Optional<EvidenceKeeping> keeping;
  private final Clock clock;
  private final Consumer<IOException> trouble;
  private final SecureRandom random = new SecureRandom();
  private final int abandoned;

  /** A crossing that there is not: under its name holders are known for an hour, in memory only. */
  private final CrossingId noCrossing;

  private final Map<Passing, Claim> passing = new HashMap<>();

  private record Passing(Pseudonym holder, Direction direction) {}

  private record Claim(CrossingId crossing, Instant at) {}

  /**
   * Opens it.
   *
   * @param ledger that the book closes
   * @param keeping what may be kept of a crossing beyond its end; empty where nothing may
   * @param clock of the port
   * @param trouble hears when a checkpoint could not be written, or an announcement not be erased
   *     at once; the lanes go on
   */
  public CrossingBook(
      Ledger ledger, Optional<EvidenceKeeping> keeping, Clock clock, Consumer<IOException> trouble)
      throws IOException {
    this.ledger = ledger;
    this.keeping = keeping;
    this.clock = clock;
    this.trouble = trouble;
    pseudonyms = ledger.pseudonyms();
    key = ledger.key();
    noCrossing = CrossingId.of(clock.instant(), random);
    Map<CrossingId, Integer> open = ledger.open();
    writer = new LedgerWriter(ledger, CHECKPOINTS, trouble);
    try {
      if (keeping.isPresent()) {
        keeping.get().begin(open.keySet());
      }
      for (Map.Entry<CrossingId, Integer> half : open.entrySet()) {
        append(
            List.of(
                new LedgerEntry.Abandoned(
                    clock.instant(),
                    half.getKey(),
                    half.getValue(),
                    "the lane's software had stopped while it was open")));
      }
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
    abandoned = open.size();
  }

  /** Crossings that an earlier run had left open. */
  public int abandoned() {
    return abandoned;
  }

  /** Why nothing can be recorded, or soon cannot, in words; empty where all is well. */
  public Optional<String> trouble() {
    return ledger.trouble();
  }

  /**
   * A vehicle or a person has come.
   *
   * @param lane name
   * @throws IOException where it could not be recorded
   */
  public OpenCrossing open(String lane, Direction direction, Mode mode) throws IOException {
    Instant now = now();
    CrossingId id = CrossingId.of(now, random);
    append(List.of(new LedgerEntry.Opened(now, id, 0, lane, direction, mode)));
    return new OpenCrossing(this, id, direction, mode, keeping);
  }

  /** What an account that acts is called by in this port's record. */
  public Pseudonym officer(String account) {
    return pseudonyms.officer(account);
  }

  /** The key that others check the record by. */
  public NoteKey key() {
    return key;
  }

  /**
   * Records that somebody takes a crossing's record out, before it goes.
   *
   * @param viewer who does
   * @param purpose in words
   * @throws IOException where it could not be recorded; nothing is to go out then
   */
  public void takenOut(CrossingId crossing, Pseudonym viewer, String purpose) throws IOException {
    append(
        List.of(new LedgerEntry.Viewed(now(), crossing, Optional.empty(), viewer, true, purpose)));
  }

  /**
   * Travellers announce beforehand that they leave. What others announced for days that are over is
   * erased along.
   *
   * @return the code for them, which is kept nowhere
   * @throws IllegalArgumentException where the day is over, or too far ahead
   */
  public AnnouncementCode announce(AnnouncedDepartures departures, AnnouncedDeparture departure)
      throws IOException {
    if (departures.forgetPast(now()) > 0) {
      departures.tell(this::append, now());
    }
    return departures.announce(departure, now(), this::append);
  }

  /** They take it back; returns whether anything was announced by this code. */
  public boolean withdraw(AnnouncedDepartures departures, AnnouncementCode code)
      throws IOException {
    boolean there = departures.withdraw(code);
    departures.tell(this::append, now());
    return there;
  }

  /**
   * Appends entries, all or none. Who is interrupted has asked the lane to end, and what happens
   * then belongs into the record, too: it is written, and the thread stays interrupted.
   *
   * @return the number of the first in the ledger
   * @throws IOException where the disk does not take it, or the ledger refuses it
   */
  long append(List<? extends LedgerEntry> entries) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      CompletableFuture<Long> index = null;
      while (index == null) {
        try {
          index = writer.append(entries);
        } catch (InterruptedException e) {
          interrupted = true; // it was not taken yet
        }
      }
      return UntilWritten.get(index);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Signs a checkpoint over all that was appended. */
  void checkpoint() throws IOException {
    ledger.checkpoint();
  }

  /** Something that the lanes go on without. */
  void trouble(IOException cause) {
    trouble.accept(cause);
  }

  Instant now() {
    return clock.instant();
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /**
   * Claims a document for a crossing.
   *
   * @return how long ago another crossing of this direction claimed it, where within the hour; it
   *     is not claimed then
   */
  synchronized Optional<Duration> claim(
      TravelDocument document, Direction direction, CrossingId crossing) {
    Instant now = now();
    passing.values().removeIf(c -> c.at().isBefore(now.minus(AGAIN)));
    Claim before = passing.putIfAbsent(passing(document, direction), new Claim(crossing, now));
    return before == null || before.crossing().equals(crossing)
        ? Optional.empty()
        : Optional.of(Duration.between(before.at(), now));
  }

  /** Lets go of a claim: its holder was not confirmed. */
  synchronized void release(TravelDocument document, Direction direction, CrossingId crossing) {
    passing.computeIfPresent(
        passing(document, direction), (k, c) -> c.crossing().equals(crossing) ? null : c);
  }

  private Passing passing(TravelDocument document, Direction direction) {
    return new Passing(
        pseudonyms.holder(noCrossing, document.issuingState(), document.documentNumber()),
        direction);
  }

  /** Signs a last checkpoint and closes the ledger. Crossings that are open stay so. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
