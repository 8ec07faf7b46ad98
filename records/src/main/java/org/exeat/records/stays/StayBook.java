package org.exeat.records.stays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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
 * holder, and nobody else: there is no list of holders, and none can be made of what is stored. A
 * port's folder:
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
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Parts of a crossing's rows that come after it was over. */
  private static final int LATER_PARTS = 100;

  /** Documents of one holder that links lead to. */
  private static final int MOST_DOCUMENTS = 16;

  private final FolderLock lock;
  private final byte[] key;
  private final String port;
  private final Database database;
  private final StayTable table;
  private final StayOutbox outbox;
  private final Consumer<IOException> trouble;
  private final Thread delivering;
  private volatile boolean begun;
  private volatile boolean closing;

  private StayBook(
      FolderLock lock, Path folder, String port, Database database, Consumer<IOException> trouble)
      throws IOException {
    this.lock = lock;
    this.port = port;
    this.database = database;
    this.trouble = trouble;
    key = key(folder.resolve("stays-key"));
    table = new StayTable(database, port);
    outbox = StayOutbox.open(folder.resolve("outbox"));
    delivering = Thread.ofPlatform().name("stays").daemon().unstarted(this::deliver);
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
    Files.createDirectories(folder);
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
    delivering.start();
  }

  private void deliverNow() throws IOException {
    if (!begun) {
      throw new IllegalStateException("what waits may be of crossings that did not close: begin");
    }
    outbox.deliver(table::insert);
  }

  private void deliver() {
    boolean away = false;
    while (!closing) {
      try {
        outbox.await(RETRY.toMillis(), away);
        outbox.deliver(table::insert);
        away = false;
      } catch (IOException | RuntimeException e) {
        if (!away) {
          trouble.accept(
              new StayException(
                  "stays wait for their database, and are written when it is back: "
                      + e.getMessage(),
                  e));
        }
        away = true;
      } catch (InterruptedException e) {
        return;
      }
    }
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
      if (facts.kind() != EvidenceKind.STAY || facts.closed().isEmpty()) {
        throw new IllegalArgumentException("a stay is kept as a stay, when its crossing closes");
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
      for (StayRow row : rows(crossing, n)) {
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
   * @param recorded of these, whose departure was confirmed
   * @param abandoned whether the crossing ended without being closed
   */
  public record Departures(Instant at, int people, int recorded, boolean abandoned) {}

  private OutboxLine exit(CrossingId crossing, Departures d) {
    return new OutboxLine.Exit(
        port, crossing, d.at(), d.people(), Math.min(d.recorded(), d.people()), d.abandoned());
  }

  private List<StayRow> rows(CrossingId crossing, Note n) {
    Instant at = n.facts().closed().orElseThrow();
    StayHolder holder = holder(n.holder());
    List<StayRow> rows = new ArrayList<>();
    rows.add(
        row(
            crossing,
            n,
            0,
            holder,
            new StayText.Crossed(
                port, crossing, n.document(), n.facts().direction(), at, n.by(), n.until())));
    if (n.other().isPresent()) {
      StayHolder other = holder(n.other().get());
      rows.add(row(crossing, n, 1, holder, linked(other)));
      rows.add(row(crossing, n, 2, other, linked(holder)));
    }
    n.portrait()
        .ifPresent(p ->
            rows.add(
                row(
                    crossing,
                    n,
                    3,
                    holder,
                    new StayText.Portrait(crossing, n.document(), at, p.sha256()))));
    return rows;
  }

  private static StayText linked(StayHolder other) {
    return new StayText.Linked(Base64.getEncoder().encodeToString(other.secret()));
  }

  private StayRow row(CrossingId crossing, Note n, int part, StayHolder holder, StayText text) {
    LocalDate day = n.facts().closed().orElseThrow().atOffset(ZoneOffset.UTC).toLocalDate();
    return new StayRow(
        port,
        crossing,
        n.document(),
        part,
        n.facts(),
        holder.day(day),
        holder.seal(StayJson.write(text)));
  }

  private StayHolder holder(TravelDocument document) {
    return StayHolder.of(key, document.issuingState(), document.documentNumber());
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

  /** All that is sealed for a document's holder. */
  private List<StayText> texts(TravelDocument document) throws IOException {
    deliverNow();
    Optional<List<LocalDate>> days = table.days();
    if (days.isEmpty()) {
      return List.of();
    }
    List<StayText> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Queue<StayHolder> holders = new ArrayDeque<>();
    add(holder(document), seen, holders);
    while (!holders.isEmpty()) {
      StayHolder holder = holders.remove();
      for (byte[] sealed : sealed(holder, days.get().getFirst(), days.get().getLast())) {
        StayText text = StayJson.read(holder.open(sealed), StayText.class, "a row of the stays");
        if (text instanceof StayText.Linked l) {
          add(new StayHolder(Base64.getDecoder().decode(l.secret())), seen, holders);
        } else {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** All rows of a holder: of most days the first few, of busy days the rest too. */
  private List<byte[]> sealed(StayHolder holder, LocalDate first, LocalDate last)
      throws IOException {
    List<StayHolder.Day> days = first.datesUntil(last.plusDays(1)).map(holder::day).toList();
    List<byte[]> slots = new ArrayList<>();
    Map<ByteBuffer, StayHolder.Day> busy = new HashMap<>();
    for (StayHolder.Day day : days) {
      List<byte[]> few = day.slots(0, StayHolder.Day.MOSTLY);
      slots.addAll(few);
      busy.put(ByteBuffer.wrap(few.getLast()), day);
    }
    List<byte[]> more = new ArrayList<>();
    List<byte[]> sealed = new ArrayList<>();
    for (StayTable.Found f : table.rows(slots)) {
      sealed.add(f.sealed());
      StayHolder.Day day = busy.get(ByteBuffer.wrap(f.slot()));
      if (day != null) {
        more.addAll(day.slots(StayHolder.Day.MOSTLY, StayHolder.Day.MOST));
      }
    }
    table.rows(more).forEach(f -> sealed.add(f.sealed()));
    return sealed;
  }

  private static void add(StayHolder holder, Set<String> seen, Queue<StayHolder> to) {
    if (seen.size() < MOST_DOCUMENTS
        && seen.add(Base64.getEncoder().encodeToString(holder.secret()))) {
      to.add(holder);
    }
  }

  /**
   * Puts down where a picture of a holder is that was made after the crossing was over.
   *
   * @param portrait under the holder's crossing
   * @param facts by which it is decided when the row goes
   */
  public void add(TravelDocument document, Portrait portrait, KeptEvidence facts)
      throws IOException {
    int before =
        (int)
            portraits(document).stream()
                .filter(p -> p.crossing().equals(portrait.crossing()))
                .count();
    Note note =
        new Note(
            portrait.document(),
            document,
            facts,
            HolderCrossing.Confirmation.OFFICER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    StayRow row =
        row(
            portrait.crossing(),
            note,
            LATER_PARTS + before,
            holder(document),
            new StayText.Portrait(
                portrait.crossing(),
                portrait.document(),
                portrait.at(),
                portrait.evidence().sha256()));
    outbox.note(portrait.crossing(), List.of(new OutboxLine.Row(row)));
    outbox.settle(portrait.crossing());
  }

  /** How many departures through this port were not on record in a time. */
  public UnseenDepartures unseen(Instant from, Instant to) throws IOException {
    deliverNow();
    return table.unseen(from, to);
  }

  /** Lines that wait for the database. */
  public int waiting() {
    return outbox.waiting();
  }

  @Override
  public Standing against(RetentionPolicy policy, List<LegalHold> holds, Instant now)
      throws IOException {
    deliverNow();
    return table.against(policy, holds, now);
  }

  @Override
  public void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule)
      throws IOException {
    table.destroy(crossing, evidence, rule);
  }

  /** Rows say nothing without the document; their room is given back, to be written over. */
  @Override
  public void renew() throws IOException {
    table.vacuum();
  }

  @Override
  public List<CrossingId> untold() throws IOException {
    return List.copyOf(table.untold().keySet());
  }

  @Override
  public Map<Evidence, String> untold(CrossingId crossing) throws IOException {
    return table.untold().getOrDefault(crossing, Map.of());
  }

  @Override
  public void told(CrossingId crossing, Collection<Evidence> evidence) throws IOException {
    table.told(crossing, evidence);
  }

  /** Writes what waits, if the database is there, and lets go of the folder. */
  @Override
  public void close() throws IOException {
    closing = true;
    boolean interrupted = false;
    while (delivering.isAlive()) {
      try {
        outbox.wake(); // an interrupt would close the outbox's file
        delivering.join(RETRY);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try (lock;
        database;
        outbox) {
      if (begun) {
        deliverNow();
      }
    } catch (StayException e) {
      trouble.accept(e); // it waits in the outbox
    }
  }
}
