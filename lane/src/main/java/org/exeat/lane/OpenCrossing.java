package org.exeat.lane;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Prompt;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.Verdict;
import org.exeat.faces.AnalyzedFace;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * One crossing from its opening to its closing. A step is in the ledger when the method that makes
 * it returns; where that throws an {@link IOException}, the step was not made and may be tried
 * again. What comes out of its turn is an {@link IllegalStateException}, and nothing is recorded.
 * Pictures and portraits are in memory only, until the closing says what may be kept, and are let
 * go then. Thread-safe. One file, for its steps exclude each other: each asks what those before it
 * came to, under one lock.
 */
public final class OpenCrossing {
  private final CrossingBook book;
  private final CrossingId id;
  private final Direction direction;
  private final Mode mode;
  private final Optional<EvidenceKeeping> keeping;
  private final List<Presented> documents = new ArrayList<>();
  private final Set<Integer> recorded = new HashSet<>();
  private final Set<Prompt> asked = EnumSet.noneOf(Prompt.class);
  private final Set<Prompt> byMachine = EnumSet.noneOf(Prompt.class);
  private final Set<Prompt> byOfficer = EnumSet.noneOf(Prompt.class);
  private final OfficersWord word = new OfficersWord();
  private final ShownAnnouncements announced = new ShownAnnouncements();
  private @Nullable Assessment assessment;
  private @Nullable List<EvidenceKeeping.Kept> kept;
  private int step = 1;
  private boolean allOptedOut;
  private boolean over;

  OpenCrossing(
      CrossingBook book,
      CrossingId id,
      Direction direction,
      Mode mode,
      Optional<EvidenceKeeping> keeping) {
    this.book = book;
    this.id = id;
    this.direction = direction;
    this.mode = mode;
    this.keeping = keeping;
  }

  /** What it is called by. */
  public CrossingId id() {
    return id;
  }

  /** Entry or exit. */
  public Direction direction() {
    return direction;
  }

  /** How they cross. */
  public Mode mode() {
    return mode;
  }

  /**
   * A document was handed over. It is read meanwhile; what is not read by the decision is a
   * referral.
   *
   * @return its number, from 0
   */
  public synchronized int handedOver() {
    requireUndecided();
    Presented unread = Presented.notInTime(documents.size());
    documents.add(allOptedOut ? unread.optedOut() : unread);
    return documents.size() - 1;
  }

  /**
   * A document that was handed over is read. After the decision that serves the officer only: it is
   * compared with nobody.
   *
   * @param read under the number of {@link #handedOver}
   * @return whether it counts for the decision
   */
  public synchronized boolean read(Presented read) throws IOException {
    if (over) {
      return false; // its documents are let go already
    }
    int number = read.number();
    Presented before = handedOver(number);
    if (recorded.contains(number)) {
      return false;
    }
    boolean optedOutBefore = before.status() instanceof PresentedDocument.OptedOut;
    boolean optsOut = !optedOutBefore && read.status() instanceof PresentedDocument.OptedOut;
    Instant now = book.now();
    List<LedgerEntry.Step> steps = new ArrayList<>();
    steps.add(CrossingSteps.presented(now, id, step, read, book.pseudonyms()));
    if (optsOut) {
      steps.add(new LedgerEntry.OptedOut(now, id, step + 1, Optional.of(number + 1)));
    }
    append(steps);
    recorded.add(number);
    documents.set(
        number,
        optedOutBefore || optsOut ? read.optedOut() : assessment == null ? read : read.late());
    return assessment == null;
  }

  /**
   * The holder's face at an earlier crossing, for a document that was read and is compared; looking
   * at it is an entry of that crossing.
   *
   * @param number of the document, from 0
   */
  Optional<byte[]> encounter(int number) throws IOException {
    Presented own;
    synchronized (this) {
      if (over || assessment != null || keeping.isEmpty()) {
        return Optional.empty();
      }
      own = handedOver(number);
    }
    return own.status().compared() && own.fields().isPresent()
        ? keeping.get().encounter(own.fields().get(), id, book)
        : Optional.empty();
  }

  /**
   * A document that was read has a second reference, if it still counts for the decision.
   *
   * @param number of the document, from 0
   * @param face of the holder at an earlier crossing
   */
  synchronized void refer(int number, AnalyzedFace face) {
    if (!over && assessment == null && handedOver(number).status().compared()) {
      documents.set(number, handedOver(number).withEncounter(face));
    }
  }

  /**
   * Travellers show the code of a departure that they announced: how many they are is known before
   * the first document is read, and their documents' chips open without their pages. It is theirs
   * while the crossing is open, and gone when it closes.
   *
   * @throws IllegalStateException at an entry
   * @throws IllegalArgumentException where none is announced by this code for now, or somebody
   *     shows it already
   */
  public synchronized AnnouncedDeparture announced(
      AnnouncedDepartures departures, AnnouncementCode code) throws IOException {
    requireUndecided();
    if (direction != Direction.EXIT) {
      throw new IllegalStateException("departures are announced, and this is an entry");
    }
    AnnouncedDeparture departure =
        departures
            .take(code, book.now())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no departure is announced by this code for today; it may have been used"));
    try {
      append(
          List.of(
              new LedgerEntry.AnnouncementShown(
                  book.now(), id, step, departure.documents().size())));
    } catch (IOException | RuntimeException e) {
      departures.release(code);
      throw e;
    }
    announced.add(departures, code, departure);
    return departure;
  }

  /** People who are to come, by what was announced or by what was handed over so far. */
  public synchronized int expected() {
    return Math.max(documents.size(), announced.people());
  }

  private Presented handedOver(int number) {
    if (number < 0 || number >= documents.size()) {
      throw new IllegalArgumentException(
          "no document " + (number + 1) + " was handed over in crossing " + id);
    }
    return documents.get(number);
  }

  /**
   * A document's holder chooses an officer instead of the camera: nothing is made of the portrait
   * any more, it is compared with nobody, and nothing of the holder is kept. After the decision it
   * can only do the last.
   *
   * @param document from 1
   */
  public synchronized void optOut(int document) throws IOException {
    requireOpen();
    Presented own = handedOver(document - 1);
    if (!(own.status() instanceof PresentedDocument.OptedOut)) {
      append(List.of(new LedgerEntry.OptedOut(book.now(), id, step, Optional.of(document))));
      documents.set(document - 1, own.optedOut());
      forgetKept(); // for a closing that failed and is tried again
    }
  }

  /**
   * Everybody at the line chooses an officer instead of the cameras; {@link
   * org.exeat.capture.LaneWatch} has stopped looking when it says so. Documents are read for the
   * officer, and compared with nobody, and no picture is kept.
   */
  public synchronized void optOutAll() throws IOException {
    requireUndecided();
    if (!allOptedOut) {
      append(List.of(new LedgerEntry.OptedOut(book.now(), id, step, Optional.empty())));
      allOptedOut = true;
      asked.clear();
      byMachine.clear();
      byOfficer.clear();
      documents.replaceAll(Presented::optedOut);
    }
  }

  private void forgetKept() throws IOException {
    kept = null; // first: what cannot be forgotten now is, before anything is kept again
    if (keeping.isPresent()) {
      keeping.get().forget(id);
    }
  }

  /**
   * The machine finds that something is lacking, and the sign asks for it, beside what an officer
   * asks for; while it asks for the same nothing more is recorded.
   */
  public synchronized void prompt(Set<Prompt> prompts) throws IOException {
    if (!allOptedOut) {
      asks(prompts, byOfficer);
    }
  }

  /**
   * An officer asks for something, beside the machine, until something else is asked for.
   *
   * @throws IllegalStateException where everybody chose an officer: the sign asks nobody then
   */
  public synchronized void ask(Set<Prompt> prompts) throws IOException {
    if (allOptedOut) {
      throw new IllegalStateException("everybody chose an officer: nothing is asked on the sign");
    }
    asks(byMachine, prompts);
  }

  private void asks(Set<Prompt> machine, Set<Prompt> officer) throws IOException {
    requireUndecided();
    Set<Prompt> all = EnumSet.noneOf(Prompt.class);
    all.addAll(machine);
    all.addAll(officer);
    if (!all.isEmpty() && !all.equals(asked)) {
      append(List.of(new LedgerEntry.Prompted(book.now(), id, step, List.copyOf(all))));
    }
    replace(asked, all);
    replace(byMachine, Set.copyOf(machine));
    replace(byOfficer, Set.copyOf(officer));
  }

  private static void replace(Set<Prompt> prompts, Set<Prompt> by) {
    prompts.clear();
    prompts.addAll(by);
  }

  /** What the sign asks for now. */
  public synchronized Set<Prompt> asked() {
    return Set.copyOf(asked);
  }

  /** What of it an officer asked for. */
  public synchronized Set<Prompt> askedByOfficer() {
    return Set.copyOf(byOfficer);
  }

  /** The documents as they are known now, those that are being read among them. */
  public synchronized List<Presented> documents() {
    return List.copyOf(documents);
  }

  /**
   * Whether a document that was handed over has not been read yet.
   *
   * @param number from 0
   */
  public synchronized boolean beingRead(int number) {
    return !recorded.contains(number);
  }

  /** Whether everybody opted out: of documents that are read no face is made. */
  public synchronized boolean allOptedOut() {
    return allOptedOut;
  }

  /** Whether it was closed or abandoned. */
  public synchronized boolean over() {
    return over;
  }

  /**
   * The machine decides, once, by the documents as they are known at this moment. One that another
   * crossing of this direction presented within the last hour, in any lane of this port, is not
   * accepted.
   *
   * @param assess holds the documents against the occupants; must not wait
   * @param rows in which the occupants sit, each empty where it is not known
   */
  public synchronized Assessment decide(
      Function<List<Presented>, Assessment> assess, List<Optional<Integer>> rows)
      throws IOException {
    requireUndecided();
    Assessment a = assess.apply(documents.stream().map(this::unlessPassed).toList());
    a.documents().stream().filter(p -> !p.status().compared()).forEach(this::release);
    if (a.documents().size() != documents.size() || rows.size() != a.occupants().size()) {
      throw new IllegalStateException(
          "crossing " + id + " is not what was assessed: it has other documents or occupants");
    }
    List<Presented> unrecorded =
        documents.stream().filter(p -> !recorded.contains(p.number())).toList();
    append(CrossingSteps.decided(book.now(), id, step, unrecorded, rows, a, book.pseudonyms()));
    assessment = a;
    return a;
  }

  /** Another crossing may have it, if this one claimed it; who has it already keeps it. */
  private void release(Presented own) {
    own.fields().ifPresent(f -> book.release(f, direction, id));
  }

  private Presented unlessPassed(Presented own) {
    Optional<Duration> before =
        own.status().compared()
            ? own.fields().flatMap(f -> book.claim(f, direction, id))
            : Optional.empty();
    return before.isEmpty()
        ? own
        : own.notAccepted(
            "it was presented in this direction "
                + before.get().toMinutes()
                + " minutes ago, in another crossing");
  }

  /** What the machine decided by; empty before it has. */
  public synchronized Optional<Assessment> assessed() {
    return Optional.ofNullable(assessment);
  }

  /** Travellers whom the machine did not confirm and at whom no officer has looked yet. */
  public synchronized List<Traveller> unresolved() {
    return CrossingSteps.referred(requireDecided()).stream().filter(t -> !word.looked(t)).toList();
  }

  /** The same; nobody before the decision, and after the end. */
  public synchronized List<Traveller> waiting() {
    return over || assessment == null ? List.of() : unresolved();
  }

  /**
   * An officer has looked at somebody whom the machine referred.
   *
   * @param officer pseudonym of the account
   * @param ground in the officer's words, 1 to {@link LedgerEntry#MOST_TEXT} characters
   * @throws IllegalStateException where the machine confirmed this traveller, or an officer has
   *     looked already
   * @throws IllegalArgumentException where a face without a document is to be confirmed: there is
   *     nothing to confirm it against
   */
  public synchronized void resolve(
      Traveller traveller, Pseudonym officer, Resolution resolution, String ground)
      throws IOException {
    if (!unresolved().contains(traveller)) {
      throw new IllegalStateException("this traveller is not, or not any more, referred");
    }
    if (resolution == Resolution.CONFIRMED && traveller.document().isEmpty()) {
      throw new IllegalArgumentException(
          "a face without a document has nothing to be confirmed against");
    }
    append(
        List.of(
            new LedgerEntry.Resolved(
                book.now(),
                id,
                step,
                traveller.document(),
                traveller.occupant(),
                officer,
                resolution,
                ground)));
    word.resolve(traveller, resolution);
    forgetKept(); // for a closing that failed and is tried again
  }

  /**
   * An officer admits somebody who is confirmed and enters.
   *
   * @param document from 1
   * @param purpose of the entry, in the officer's words
   * @param category class of admission
   * @param until last day of the stay; empty where it is not limited
   */
  public synchronized void admit(
      int document, Pseudonym officer, String purpose, String category, Optional<LocalDate> until)
      throws IOException {
    if (direction != Direction.ENTRY || !confirmed(requireDecided(), document - 1)) {
      throw new IllegalStateException("who enters and is confirmed is admitted, and nobody else");
    }
    if (word.admitted(document)) {
      throw new IllegalStateException(
          "the holder of document " + document + " is admitted already");
    }
    append(
        List.of(
            new LedgerEntry.Admitted(
                book.now(), id, step, document, officer, purpose, category, until)));
    word.admit(document, until);
    forgetKept();
  }

  /**
   * An officer sees another document of somebody's, an older or a newer one of the same holder:
   * from now on entries by the one are paired with exits by the other, where the policy lets stays
   * be kept. For who is confirmed in this crossing; that two documents are one person's is the
   * officer's word, and never found out by the machine.
   *
   * @param document from 1, that was presented
   * @param other that the officer saw
   * @param ground in the officer's words
   */
  public synchronized void link(
      int document, TravelDocument other, Pseudonym officer, String ground) throws IOException {
    Assessment a = requireDecided();
    if (!confirmed(a, document - 1)) {
      throw new IllegalStateException(
          "documents are linked of who is confirmed, and of nobody else");
    }
    if (word.other(document).isPresent()) {
      throw new IllegalStateException("document " + document + " is linked with another already");
    }
    append(
        List.of(
            new LedgerEntry.Linked(
                book.now(),
                id,
                step,
                document,
                book.pseudonyms().holder(id, other.issuingState(), other.documentNumber()),
                officer,
                ground)));
    word.link(document, other);
    forgetKept();
  }

  private boolean confirmed(Assessment a, int document) {
    handedOver(document);
    return a.decision().documents().get(document) instanceof Verdict.Confirmed
        || word.confirms(document + 1);
  }

  /**
   * It is over. Who is unresolved is not confirmed. What may be kept goes into the vault,
   * everything else is forgotten.
   */
  public synchronized Closing close() throws IOException {
    Assessment a = requireDecided();
    Instant now = book.now();
    Map<Integer, TravelDocument> confirmed = new TreeMap<>();
    Set<Integer> byOfficer = new HashSet<>();
    int travellers = 0;
    for (Presented p : documents) {
      if (confirmed(a, p.number())) {
        travellers++;
        p.fields().ifPresent(f -> confirmed.put(p.number() + 1, f));
        if (word.confirms(p.number() + 1)) {
          byOfficer.add(p.number() + 1);
        }
      }
    }
    if (kept == null) { // a closing that is tried again keeps nothing twice
      forgetKept(); // of one that failed halfway
      kept =
          keeping.isEmpty()
              ? List.of()
              : keeping
                  .get()
                  .keep(
                      a,
                      documents,
                      new EvidenceKeeping.Said(word, announced.numbers(documents), allOptedOut),
                      id,
                      now);
    }
    announced.spend(); // before the closing: a code that is used is never shown again
    List<LedgerEntry.Step> steps = CrossingSteps.kept(now, id, step, kept);
    List<Traveller> unresolved = unresolved();
    steps.add(
        new LedgerEntry.Closed(
            now,
            id,
            step + steps.size(),
            a.coverage().present(),
            a.coverage().captured(),
            travellers,
            CrossingSteps.referred(a).size()));
    append(steps);
    keeping.ifPresent(k -> k.settle(id));
    Closing closing = new Closing(now, confirmed, byOfficer, unresolved, kept);
    end(confirmed.keySet());
    announced.erase(book, now);
    return closing;
  }

  /**
   * It ends without being closed; nothing is kept. What was announced stays for its day.
   *
   * @param cause in words, without names and numbers
   */
  public synchronized void abandon(String cause) throws IOException {
    requireOpen();
    forgetKept();
    Instant now = book.now();
    if (keeping.isPresent()) {
      keeping.get().abandoned(id, direction, now);
    }
    append(List.of(new LedgerEntry.Abandoned(now, id, step, cause)));
    keeping.ifPresent(k -> k.settle(id));
    end(Set.of());
    announced.release(book);
  }

  /** Lets go of pictures and portraits; documents by which nobody was confirmed may come again. */
  private void end(Set<Integer> confirmed) {
    over = true;
    for (Presented p : documents) {
      if (p.fields().isEmpty()) {
        continue;
      }
      if (confirmed.contains(p.number() + 1)) {
        book.claim(p.fields().get(), direction, id); // whom an officer confirmed, too
      } else {
        book.release(p.fields().get(), direction, id);
      }
    }
    documents.clear();
    assessment = null;
    word.forget();
  }

  private void append(List<? extends LedgerEntry.Step> steps) throws IOException {
    book.append(steps);
    step += steps.size();
  }

  private void requireOpen() {
    if (over) {
      throw new IllegalStateException("crossing " + id + " is over");
    }
  }

  private void requireUndecided() {
    requireOpen();
    if (assessment != null) {
      throw new IllegalStateException("crossing " + id + " is decided already");
    }
  }

  private Assessment requireDecided() {
    requireOpen();
    Assessment a = assessment;
    if (a == null) {
      throw new IllegalStateException("crossing " + id + " is not decided yet");
    }
    return a;
  }
}
