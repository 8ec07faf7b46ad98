package org.exeat.lane;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerWriter;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;

/**
 * The crossings of a port as its ledger tells them. What an earlier run left half open is ended
 * when the book is opened, with what is known of it. Thread-safe: all lanes of a port share one.
 */
public final class CrossingBook implements AutoCloseable {
  /** Time between two checkpoints. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  /** Nobody leaves twice within so long by one document. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final LedgerWriter writer;
  private final Pseudonyms pseudonyms;
  private final Optional<EvidenceKeeping> keeping;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final int abandoned;

  /** A crossing that there is not: under its name holders are known for an hour, in memory only. */
  private final CrossingId noCrossing;

  private final Map<Passed, Instant> passed = new HashMap<>();

  private record Passed(Pseudonym holder, Direction direction) {}

  /**
   * Opens it.
   *
   * @param ledger that the book closes
   * @param keeping what may be kept of a crossing beyond its end; empty where nothing may
   * @param clock of the port
   * @param trouble hears when a checkpoint could not be written; the lanes go on
   */
  public CrossingBook(
      Ledger ledger, Optional<EvidenceKeeping> keeping, Clock clock, Consumer<IOException> trouble)
      throws IOException {
    this.keeping = keeping;
    this.clock = clock;
    pseudonyms = ledger.pseudonyms();
    noCrossing = CrossingId.of(clock.instant(), random);
    Map<CrossingId, Integer> open = ledger.open();
    writer = new LedgerWriter(ledger, CHECKPOINTS, trouble);
    try {
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
    return new OpenCrossing(this, id, direction, keeping);
  }

  /**
   * Appends entries, all or none.
   *
   * @throws IOException where the disk does not take it, or the ledger refuses it
   */
  void append(List<? extends LedgerEntry> entries) throws IOException {
    try {
      writer.append(entries).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the ledger was written");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  Instant now() {
    return clock.instant();
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** How long ago a document's holder was confirmed in this direction, where within the hour. */
  synchronized Optional<Duration> confirmedBefore(TravelDocument document, Direction direction) {
    Instant now = now();
    passed.values().removeIf(at -> at.isBefore(now.minus(AGAIN)));
    return Optional.ofNullable(passed.get(passed(document, direction)))
        .map(at -> Duration.between(at, now));
  }

  synchronized void confirmed(TravelDocument document, Direction direction) {
    passed.put(passed(document, direction), now());
  }

  private Passed passed(TravelDocument document, Direction direction) {
    return new Passed(
        pseudonyms.holder(noCrossing, document.issuingState(), document.documentNumber()),
        direction);
  }

  /** Signs a last checkpoint and closes the ledger. Crossings that are open stay so. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
