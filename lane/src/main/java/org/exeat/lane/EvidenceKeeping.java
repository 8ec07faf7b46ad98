package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Assignment;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.domain.Verdict;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.stays.DatabaseAwayException;
import org.exeat.records.stays.StayBook;
import org.exeat.records.vault.Vault;
import org.exeat.records.vault.VaultException;

/**
 * Keeps what the retention policy lets be kept of a crossing, pictures in the vault and that the
 * holders crossed in the book of stays, and nothing else: what would be gone at closing is never
 * written. Of who opted out no picture of the lane is kept, whatever the policy says.
 *
 * @param stays empty where entries and exits are not paired
 * @param inForce what may be kept, by the policy that holds when it is asked
 * @param ownState three letters, as in zones: whose citizens are its own
 */
public record EvidenceKeeping(
    Vault vault, Optional<StayBook> stays, PolicyInForce inForce, String ownState) {
  static final int JPEG_QUALITY = 90;

  /** Who looks where no officer does. */
  private static final String MACHINE = "the lane's software";

  /** By a policy whose place no other takes. */
  public EvidenceKeeping(
      Vault vault, Optional<StayBook> stays, RetentionPolicy policy, String ownState) {
    this(vault, stays, new PolicyInForce(policy), ownState);
  }

  /** The policy that holds now. */
  public RetentionPolicy policy() {
    return inForce.now();
  }

  /**
   * A piece that is kept.
   *
   * @param document whose portrait or stay it is, from 0; empty for a photograph
   * @param occupant who was photographed, from 0; empty for the others
   */
  public record Kept(
      Optional<Integer> document,
      Optional<Integer> occupant,
      EvidenceKind what,
      Evidence evidence) {}

  /**
   * What was said in a crossing besides what the machine found.
   *
   * @param word of officers
   * @param announced documents, by their numbers from 1, by which a departure was announced
   * @param allOptedOut whether everybody chose an officer: then no picture is kept
   */
  record Said(OfficersWord word, Set<Integer> announced, boolean allOptedOut) {}

  /**
   * The newest picture of a holder that is kept as a second reference; the ledger hears of it
   * before it is read. A stay leads to it, and nothing else does: without the document nobody finds
   * it.
   *
   * @param crossing that it is for
   */
  Optional<byte[]> encounter(TravelDocument document, CrossingId crossing, CrossingBook book)
      throws IOException {
    // a look tells whoever runs the database which rows are one holder's: none without need
    boolean someMayBeKept =
        policy().rules().stream()
            .anyMatch(r -> r.evidence().contains(EvidenceKind.ENCOUNTER_PORTRAIT));
    if (stays.isEmpty() || !someMayBeKept) {
      return Optional.empty();
    }
    List<StayBook.Portrait> portraits;
    try {
      portraits = stays.get().portraits(document);
    } catch (DatabaseAwayException e) {
      return Optional.empty(); // which the book itself says, once
    }
    for (StayBook.Portrait p : portraits) {
      if (vault.kept(p.crossing()).containsKey(p.evidence())) {
        book.append(
            List.of(
                new LedgerEntry.Viewed(
                    book.now(),
                    p.crossing(),
                    Optional.of(p.document()),
                    book.pseudonyms().officer(MACHINE),
                    false,
                    "second reference portrait in crossing " + crossing)));
        return read(p);
      }
    }
    return Optional.empty();
  }

  /** Empty where its time was over just now. */
  private Optional<byte[]> read(StayBook.Portrait p) throws IOException {
    try {
      return Optional.of(vault.read(p.crossing(), p.evidence()));
    } catch (VaultException e) {
      if (vault.kept(p.crossing()).containsKey(p.evidence())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** An earlier run's crossings that were open when it ended: nothing of them is kept. */
  public void begin(Set<CrossingId> open) throws IOException {
    for (CrossingId id : open) {
      forgetPictures(id);
    }
    if (stays.isPresent()) {
      stays.get().begin(open);
    }
  }

  /**
   * Keeps what may be kept of a crossing that closes now. It counts when {@link #settle} says so.
   *
   * @param documents as they are known at its end: somebody may have opted out, or a document been
   *     read, after the decision
   */
  List<Kept> keep(Assessment a, List<Presented> documents, Said said, CrossingId id, Instant closed)
      throws IOException {
    List<Kept> kept = new ArrayList<>();
    if (!said.allOptedOut()) {
      kept.addAll(pictures(a, documents, said.word(), id, closed));
    }
    if (stays.isPresent()) {
      List<StayBook.Note> notes = notes(a, documents, said, portraits(a, kept), closed);
      for (StayBook.Kept k : stays.get().note(id, notes, departures(a, notes, closed))) {
        kept.add(
            new Kept(
                Optional.of(k.document() - 1), Optional.empty(), EvidenceKind.STAY, k.evidence()));
      }
    }
    return kept;
  }

  /** Encounter portraits by the numbers of the documents, from 1, that they confirmed. */
  private static Map<Integer, Evidence> portraits(Assessment a, List<Kept> pictures) {
    Map<Integer, Evidence> portraits = new HashMap<>();
    for (Kept k : pictures) {
      if (k.what() == EvidenceKind.ENCOUNTER_PORTRAIT) {
        k.occupant()
            .flatMap(o -> a.decision().assignment().ofOccupant(o))
            .ifPresent(pair -> portraits.put(pair.document() + 1, k.evidence()));
      }
    }
    return portraits;
  }

  private List<StayBook.Note> notes(
      Assessment a,
      List<Presented> documents,
      Said said,
      Map<Integer, Evidence> portraits,
      Instant closed) {
    OfficersWord word = said.word();
    List<StayBook.Note> notes = new ArrayList<>();
    for (Presented p : documents) {
      int number = p.number() + 1;
      CrossingOutcome outcome = outcome(a, p, word);
      if (outcome == CrossingOutcome.NOT_CONFIRMED
          && said.announced().contains(number)
          && !word.doubts(number)
          && undoubted(a, p)) {
        outcome = CrossingOutcome.ANNOUNCED;
      }
      KeptEvidence facts =
          facts(EvidenceKind.STAY, category(p.fields()), a.direction(), outcome, closed);
      if (p.fields().isPresent()
          && outcome != CrossingOutcome.NOT_CONFIRMED
          && policy().rule(facts).isPresent()) {
        notes.add(
            new StayBook.Note(
                number,
                p.fields().get(),
                facts,
                by(outcome),
                word.until(number),
                word.other(number),
                Optional.ofNullable(portraits.get(number))));
      }
    }
    return notes;
  }

  /**
   * Whether the machine has found nothing that speaks against the holder, of whom it has read the
   * document at the lane: then an announcement says who left, and it is recorded as no more.
   */
  private static boolean undoubted(Assessment a, Presented p) {
    if (p.status() instanceof PresentedDocument.OptedOut
        || !(a.decision().documents().get(p.number())
            instanceof Verdict.Referred(ReferralReason reason))) {
      return false;
    }
    return switch (reason) {
      case ReferralReason.NoFaceForDocument r -> true;
      case ReferralReason.ImageNotGoodEnough r -> true;
      case ReferralReason.ExemptByAge r -> true;
      case ReferralReason.DocumentNotInTime r -> true;
      case ReferralReason.PortraitNotProven r -> true;
      case ReferralReason.ComparisonFailed r -> true;
      case ReferralReason.FaceDoesNotMatch r -> false;
      case ReferralReason.TooCloseToCall r -> false;
      case ReferralReason.MayBeAPicture r -> false;
      case ReferralReason.DocumentNotAccepted r -> false;
      case ReferralReason.OptedOut r -> false;
      case ReferralReason.NoDocumentForFace r -> false;
    };
  }

  private static HolderCrossing.Confirmation by(CrossingOutcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> HolderCrossing.Confirmation.BIOMETRIC;
      case CONFIRMED_BY_OFFICER -> HolderCrossing.Confirmation.OFFICER;
      case ANNOUNCED -> HolderCrossing.Confirmation.ANNOUNCED;
      case NOT_CONFIRMED, OPTED_OUT, ABANDONED ->
          throw new IllegalStateException("nothing says that this holder crossed");
    };
  }

  /** How many left, and of how many it is on record that it was they. */
  private static Optional<StayBook.Departures> departures(
      Assessment a, List<StayBook.Note> notes, Instant closed) {
    int confirmed = (int) notes.stream().filter(n -> n.facts().outcome().confirmed()).count();
    return a.direction() != Direction.EXIT
        ? Optional.empty()
        : Optional.of(
            new StayBook.Departures(
                closed, Math.max(notes.size(), a.coverage().present()), confirmed, false));
  }

  private static CrossingOutcome outcome(Assessment a, Presented p, OfficersWord word) {
    return a.decision().documents().get(p.number()) instanceof Verdict.Confirmed
        ? CrossingOutcome.CONFIRMED
        : word.confirms(p.number() + 1)
            ? CrossingOutcome.CONFIRMED_BY_OFFICER
            : CrossingOutcome.NOT_CONFIRMED;
  }

  private List<Kept> pictures(
      Assessment a, List<Presented> documents, OfficersWord word, CrossingId id, Instant closed)
      throws IOException {
    List<Kept> kept = new ArrayList<>();
    boolean somebodyMayHaveOptedOut = false;
    for (int d = 0; d < documents.size(); d++) {
      Presented presented = documents.get(d);
      if (presented.status() instanceof PresentedDocument.OptedOut) {
        somebodyMayHaveOptedOut = true;
        continue;
      }
      somebodyMayHaveOptedOut |= presented.status() instanceof PresentedDocument.NotInTime;
      boolean byMachine = a.decision().documents().get(d) instanceof Verdict.Confirmed;
      TravellerCategory category = category(presented.fields());
      if (presented.portrait().isPresent()) {
        KeptEvidence facts =
            facts(
                EvidenceKind.DOCUMENT_PORTRAIT,
                category,
                a.direction(),
                outcome(a, presented, word),
                closed);
        Optional<Evidence> portrait = keep(id, facts, presented.portrait().get());
        if (portrait.isPresent()) {
          kept.add(new Kept(Optional.of(d), Optional.empty(), facts.kind(), portrait.get()));
        }
      }
      Optional<Assignment.Pair> pair = a.decision().assignment().ofDocument(d);
      if (byMachine && pair.isPresent()) {
        capture(a, id, pair.get().occupant(), category, CrossingOutcome.CONFIRMED, closed, kept);
      }
    }
    // whose face it is that the machine did not confirm nobody knows, whatever an officer finds: it
    // may be that of who opted out
    for (int o = 0; o < a.occupants().size() && !somebodyMayHaveOptedOut; o++) {
      if (!(a.decision().occupants().get(o) instanceof Verdict.Confirmed)) {
        capture(a, id, o, TravellerCategory.UNKNOWN, CrossingOutcome.NOT_CONFIRMED, closed, kept);
      }
    }
    return kept;
  }

  /** The ledger says that the crossing is over. */
  void settle(CrossingId id) {
    stays.ifPresent(s -> s.settle(id));
  }

  /** A crossing is abandoned, and nothing of it is kept but that. */
  void abandoned(CrossingId id, Direction direction, Instant at) throws IOException {
    if (stays.isPresent() && direction == Direction.EXIT) {
      stays.get().note(id, List.of(), Optional.of(new StayBook.Departures(at, 0, 0, true)));
    }
  }

  /** Destroys what was kept for a closing that did not come; the next retention run tells it. */
  void forget(CrossingId id) throws IOException {
    if (stays.isPresent()) {
      stays.get().drop(id);
    }
    forgetPictures(id);
  }

  private void forgetPictures(CrossingId id) throws IOException {
    Set<Evidence> kept = vault.kept(id).keySet();
    if (!kept.isEmpty()) {
      vault.destroy(id, kept, RetentionPolicy.AT_CLOSING);
    }
  }

  /** The capture of who is confirmed may serve as a portrait at the next encounter. */
  private void capture(
      Assessment a,
      CrossingId id,
      int occupant,
      TravellerCategory category,
      CrossingOutcome outcome,
      Instant closed,
      List<Kept> into)
      throws IOException {
    List<EvidenceKind> kinds =
        outcome == CrossingOutcome.CONFIRMED
            ? List.of(EvidenceKind.ENCOUNTER_PORTRAIT, EvidenceKind.CAPTURE)
            : List.of(EvidenceKind.CAPTURE);
    for (EvidenceKind kind : kinds) {
      Optional<Evidence> photo =
          keep(
              id,
              facts(kind, category, a.direction(), outcome, closed),
              a.shot(a.occupants().get(occupant).bestShot()));
      if (photo.isPresent()) {
        into.add(new Kept(Optional.empty(), Optional.of(occupant), kind, photo.get()));
        return;
      }
    }
  }

  private static KeptEvidence facts(
      EvidenceKind kind,
      TravellerCategory category,
      Direction direction,
      CrossingOutcome outcome,
      Instant closed) {
    return new KeptEvidence(kind, category, direction, outcome, closed);
  }

  private Optional<Evidence> keep(CrossingId id, KeptEvidence facts, Image picture)
      throws IOException {
    return policy().rule(facts).isEmpty()
        ? Optional.empty()
        : Optional.of(vault.keep(id, ImageEncoder.jpeg(picture, JPEG_QUALITY), facts));
  }

  /** By the document alone; of residents only an officer knows. */
  TravellerCategory category(Optional<TravelDocument> document) {
    return document
        .map(d ->
            d.issuingState().equals(ownState) && d.documentCode().startsWith("P")
                ? TravellerCategory.OWN_CITIZEN
                : TravellerCategory.OTHER)
        .orElse(TravellerCategory.UNKNOWN);
  }
}
