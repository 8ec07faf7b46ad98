package org.exeat.records.stays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.exeat.domain.CrossingId;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.Stay;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.UnseenDepartures;
import org.exeat.records.DurableFile;
import org.exeat.records.EvidenceStore;
import org.exeat.records.FolderLock;
import org.exeat.records.ledger.Evidence;

/**
 * Entries and exits of the holders of documents, paired. It answers who shows a document, about its
 * holder, and nobody else: there is no list of holders, and what is stored shows none to who has
 * not the key and every document's number. A port's folder:
 *
 * <pre>
 * stays-key            32 secret bytes; ports that pair together have the same
 * outbox               see {@link StayOutbox}
 * postgres/            the own database, where there is one, see {@link OwnDatabase}
 * database-password    its password
 * lock                 held while it is open
 * </pre>
 *
 * The database may be away: what is noted waits in the outbox, and is written when it is back.
 * Thread-safe; one process at a time.
 */
public final class StayBook implements EvidenceStore, AutoCloseable {
  /** Parts of a crossing's rows that come after it was over. */
  /** Whether rows were deleted since the last time, perhaps by an earlier run. */
  private volatile boolean vacuumDue = true;

  private static final int LATER_PARTS = 100;

  private final FolderLock lock;
  private final String port;
  private final StayRows rows;
  private final Database database;
  private final StayTable table;
  private final StaySearch search;
  private final StayRetention retention;
  private final StayOutbox outbox;
  private final StayDelivery delivery;
  private volatile boolean begun;

  private StayBook(
      FolderLock lock, Path folder, String port, Database database, Consumer<IOException> trouble)
      throws IOException {
    this.lock = lock;
    this.port = port;
    this.database = database;
    rows = new StayRows(key(folder.resolve("stays-key")), port);
    StayConnection connection = new StayConnection(database);
    table = new StayTable(connection, port);
    search = new StaySearch(table);
    retention = new StayRetention(connection, port);
    outbox = StayOutbox.open(folder.resolve("outbox"));
    delivery = new StayDelivery(outbox, table, trouble);
  }

  /** Whether there is a book in a folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("stays-key"));
  }

  private static byte[] key(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      DurableFile.create(file, secret);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != 32) {
      throw new StayException("stays-key holds no key: it has " + key.length + " bytes, not 32");
    }
    return key;
  }

  /** Makes the database of a book, in its folder. */
  @FunctionalInterface
  public interface Opening {
    Database in(Path folder) throws IOException;
  }

  /**
   * Opens a book, a new one where there is none. It does nothing of itself until {@link #begin}.
   *
   * @param port name of its ledger
   * @param opening of the database, which the book closes
   * @param trouble hears when the database goes away, and when something cannot be written
   * @throws StayException where another has it open
   */
  public static StayBook open(
      Path folder, String port, Opening opening, Consumer<IOException> trouble) throws IOException {
    if (Files.notExists(folder)) {
      DurableFile.createPrivateFolder(folder); // what waits is sealed, and yet nobody's business
    }
    FolderLock lock =
        FolderLock.take(folder)
            .orElseThrow(() ->
                new StayException(
                    "the stays in " + folder + " are open already, here or in another process"));
    try {
      Database database = opening.in(folder);
      try {
        return new StayBook(lock, folder, port, database, trouble);
      } catch (IOException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Begins to write what is noted into the database.
   *
   * @param open crossings that an earlier run left open: what was noted of them does not count
   */
  public void begin(Set<CrossingId> open) throws IOException {
    for (CrossingId crossing : open) {
      outbox.drop(crossing);
    }
    begun = true;
    delivery.start();
  }

  private void deliverNow() throws IOException {
    if (!begun) {
      throw new IllegalStateException("what waits may be of crossings that did not close: begin");
    }
    delivery.now();
  }

  /**
   * A holder's part in a crossing.
   *
   * @param document from 1
   * @param holder as the document says
   * @param facts by which it is decided when it goes
   * @param by who confirmed
   * @param until last day to which an officer admitted the holder
   * @param other another document of the holder's, which an officer saw
   * @param portrait of the holder in the vault, for later crossings
   */
  public record Note(
      int document,
      TravelDocument holder,
      KeptEvidence facts,
      HolderCrossing.Confirmation by,
      Optional<LocalDate> until,
      Optional<TravelDocument> other,
      Optional<Evidence> portrait) {
    public Note {
      if (facts.kind() != EvidenceKind.STAY) {
        throw new IllegalArgumentException("a stay is kept as a stay, not as " + facts.kind());
      }
    }
  }

  /** What is kept of a holder's part: an entry of the ledger. */
  public record Kept(int document, Evidence evidence) {}

  /**
   * Notes a crossing that is about to be closed; it is on the disk when it returns, and counts when
   * {@link #settle} says so.
   *
   * @param people who left; empty at an entry
   */
  public List<Kept> note(CrossingId crossing, List<Note> notes, Optional<Departures> people)
      throws IOException {
    List<OutboxLine> lines = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (Note n : notes) {
      for (StayRow row : rows.of(crossing, n)) {
        lines.add(new OutboxLine.Row(row));
        kept.add(new Kept(n.document(), row.evidence()));
      }
    }
    people.ifPresent(p -> lines.add(exit(crossing, p)));
    if (!lines.isEmpty()) {
      outbox.note(crossing, lines);
    }
    return kept;
  }

  /**
   * How many left.
   *
   * @param people who were there
   * @param recorded of these, whose departure is on record
   * @param abandoned whether the crossing ended without being closed
   */
  public record Departures(Instant at, int people, int recorded, boolean abandoned) {
    public Departures {
      if (recorded < 0 || recorded > people) {
        throw new IllegalArgumentException(recorded + " of " + people + " people cannot have left");
      }
    }
  }

  private OutboxLine exit(CrossingId crossing, Departures d) {
    return new OutboxLine.Exit(port, crossing, d.at(), d.people(), d.recorded(), d.abandoned());
  }

  /** The ledger says that the crossing is over: what was noted of it counts. */
  public void settle(CrossingId crossing) {
    outbox.settle(crossing);
  }

  /** The crossing did not close: what was noted of it does not count. */
  public void drop(CrossingId crossing) throws IOException {
    outbox.drop(crossing);
  }

  /**
   * The stays of a document's holder, of other documents that an officer linked with it too. What
   * waits in the outbox is written before.
   *
   * @throws StayException where the database is away
   */
  public List<Stay> of(TravelDocument document) throws IOException {
    List<HolderCrossing> crossings = new ArrayList<>();
    for (StayText text : texts(document)) {
      if (text instanceof StayText.Crossed c) {
        crossings.add(
            new HolderCrossing(
                c.crossing(), c.document(), c.port(), c.direction(), c.at(), c.by(), c.until()));
      }
    }
    return Stay.pair(crossings);
  }

  /** A picture of a holder that was put into the vault; it may be gone. */
  public record Portrait(CrossingId crossing, int document, Instant at, Evidence evidence) {}

  /** Pictures of a document's holder that were kept at earlier crossings, the newest first. */
  public List<Portrait> portraits(TravelDocument document) throws IOException {
    List<Portrait> portraits = new ArrayList<>();
    for (StayText text : texts(document)) {
      if (text instanceof StayText.Portrait p) {
        portraits.add(new Portrait(p.crossing(), p.document(), p.at(), new Evidence(p.evidence())));
      }
    }
    portraits.sort(Comparator.comparing(Portrait::at).reversed());
    return portraits;
  }

  private List<StayText> texts(TravelDocument document) throws IOException {
    deliverNow();
    return search.texts(rows.holder(document));
  }

  /**
   * Notes where a picture of a holder is that was made after the crossing was over. It counts when
   * {@link #settle} says so.
   *
   * @param portrait under the holder's crossing
   * @param facts by which it is decided when the row goes
   */
  public Evidence note(TravelDocument document, Portrait portrait, KeptEvidence facts)
      throws IOException {
    int before =
        (int)
            portraits(document).stream()
                .filter(p -> p.crossing().equals(portrait.crossing()))
                .count();
    StayRow row = rows.later(document, portrait, facts, LATER_PARTS + before);
    outbox.note(portrait.crossing(), List.of(new OutboxLine.Row(row)));
    return row.evidence();
  }

  /** How many departures through this port were not on record in a time. */
  public UnseenDepartures unseen(Instant from, Instant to) throws IOException {
    deliverNow();
    return table.unseen(from, to);
  }

  /** Lines that wait for the database. */
  int waiting() {
    return outbox.waiting();
  }

  @Override
  public Standing against(RetentionPolicy policy, List<LegalHold> holds, Instant now)
      throws IOException {
    deliverNow();
    return retention.against(policy, holds, now);
  }

  @Override
  public void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule)
      throws IOException {
    vacuumDue = true;
    retention.destroy(crossing, evidence, rule);
  }

  /** Rows say nothing without the document; their room is given back, to be written over. */
  @Override
  public void renew(BooleanSupplier goOn) throws IOException {
    vacuumDue = false;
    try {
      retention.vacuum();
    } catch (IOException | RuntimeException e) {
      vacuumDue = true;
      throw e;
    }
  }

  @Override
  public boolean renewalDue() {
    return vacuumDue;
  }

  /** Whether something of a crossing is kept. */
  public boolean keeps(CrossingId crossing) throws IOException {
    deliverNow();
    return retention.keeps(crossing);
  }

  @Override
  public List<CrossingId> untold() throws IOException {
    return List.copyOf(retention.untold().keySet());
  }

  @Override
  public Map<Evidence, String> untold(CrossingId crossing) throws IOException {
    return retention.untold().getOrDefault(crossing, Map.of());
  }

  @Override
  public void told(CrossingId crossing, Collection<Evidence> evidence) throws IOException {
    retention.told(crossing, evidence);
  }

  /** Writes what waits, if the database is there, and lets go of the folder. */
  @Override
  public void close() throws IOException {
    delivery.stop();
    try (lock;
        database;
        outbox) {
      if (begun) {
        deliverNow();
      }
    } catch (StayException e) {
      delivery.tell(e); // it waits in the outbox
    }
  }
}
