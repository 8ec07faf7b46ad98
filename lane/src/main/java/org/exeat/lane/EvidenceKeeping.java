package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Assignment;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.domain.Verdict;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.vault.Vault;

/**
 * Puts into the vault what the retention policy lets be kept of a crossing, and nothing else: what
 * would be gone at closing is never written. Of who opted out no picture of the lane is kept,
 * whatever the policy says.
 *
 * @param ownState three letters, as in zones: whose citizens are its own
 */
public record EvidenceKeeping(Vault vault, RetentionPolicy policy, String ownState) {
  private static final int JPEG_QUALITY = 90;

  /**
   * A piece that is kept.
   *
   * @param document whose portrait it is, from 0; empty for a photograph
   * @param occupant who was photographed, from 0; empty for a portrait
   */
  public record Kept(
      Optional<Integer> document,
      Optional<Integer> occupant,
      EvidenceKind what,
      Evidence evidence) {}

  /**
   * Keeps what may be kept of a crossing that closes now.
   *
   * @param documents as they are known at its end: somebody may have opted out, or a document been
   *     read, after the decision
   * @param byOfficer documents whose holders an officer confirmed, from 1
   */
  public List<Kept> keep(
      Assessment a,
      List<Presented> documents,
      Set<Integer> byOfficer,
      CrossingId id,
      Instant closed)
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
        CrossingOutcome outcome =
            byMachine || byOfficer.contains(d + 1)
                ? CrossingOutcome.CONFIRMED
                : CrossingOutcome.NOT_CONFIRMED;
        KeptEvidence facts =
            facts(EvidenceKind.DOCUMENT_PORTRAIT, category, a.direction(), outcome, closed);
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

  /** Destroys what was kept for a closing that did not come; the next retention run tells it. */
  void forget(CrossingId id) throws IOException {
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
    return new KeptEvidence(kind, category, direction, Optional.of(outcome), Optional.of(closed));
  }

  private Optional<Evidence> keep(CrossingId id, KeptEvidence facts, Image picture)
      throws IOException {
    return policy.rule(facts).isEmpty()
        ? Optional.empty()
        : Optional.of(vault.keep(id, ImageEncoder.jpeg(picture, JPEG_QUALITY), facts));
  }

  /** By the document alone; of residents only an officer knows. */
  private TravellerCategory category(Optional<TravelDocument> document) {
    return document
        .map(d ->
            d.issuingState().equals(ownState) && d.documentCode().startsWith("P")
                ? TravellerCategory.OWN_CITIZEN
                : TravellerCategory.OTHER)
        .orElse(TravellerCategory.UNKNOWN);
  }
}
