package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.Assignment;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
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
   * What is kept of a crossing.
   *
   * @param portraits by the document's number in the assessment
   * @param captures by the occupant's
   */
  public record Kept(Map<Integer, Evidence> portraits, Map<Integer, Evidence> captures) {
    /** Nothing. */
    public static final Kept NOTHING = new Kept(Map.of(), Map.of());

    public Kept {
      portraits = Map.copyOf(portraits);
      captures = Map.copyOf(captures);
    }
  }

  /** Keeps what may be kept of a crossing that closes now. */
  public Kept keep(Assessment a, CrossingId id, Instant closed) throws IOException {
    Map<Integer, Evidence> portraits = new HashMap<>();
    Map<Integer, Evidence> captures = new HashMap<>();
    boolean somebodyOptedOut = false;
    for (int d = 0; d < a.documents().size(); d++) {
      Presented presented = a.documents().get(d);
      boolean optedOut = presented.status() instanceof PresentedDocument.OptedOut;
      somebodyOptedOut |= optedOut;
      CrossingOutcome outcome =
          a.decision().documents().get(d) instanceof Verdict.Confirmed
              ? CrossingOutcome.CONFIRMED
              : optedOut ? CrossingOutcome.OPTED_OUT : CrossingOutcome.NOT_CONFIRMED;
      TravellerCategory category = category(presented.fields());
      if (presented.portrait().isPresent()) {
        keep(
            id,
            new KeptEvidence(
                EvidenceKind.DOCUMENT_PORTRAIT,
                category,
                a.direction(),
                Optional.of(outcome),
                Optional.of(closed)),
            presented.portrait().get(),
            d,
            portraits);
      }
      Optional<Assignment.Pair> pair = a.decision().assignment().ofDocument(d);
      if (outcome == CrossingOutcome.CONFIRMED && pair.isPresent()) {
        capture(a, id, pair.get().occupant(), category, outcome, closed, captures);
      }
    }
    // whose face it is that was not confirmed nobody knows: it may be that of who opted out
    for (int o = 0; o < a.occupants().size() && !somebodyOptedOut; o++) {
      if (!(a.decision().occupants().get(o) instanceof Verdict.Confirmed)) {
        capture(
            a, id, o, TravellerCategory.UNKNOWN, CrossingOutcome.NOT_CONFIRMED, closed, captures);
      }
    }
    return new Kept(portraits, captures);
  }

  /** The capture of who is confirmed may serve as a portrait at the next encounter. */
  private void capture(
      Assessment a,
      CrossingId id,
      int occupant,
      TravellerCategory category,
      CrossingOutcome outcome,
      Instant closed,
      Map<Integer, Evidence> into)
      throws IOException {
    List<EvidenceKind> kinds =
        outcome == CrossingOutcome.CONFIRMED
            ? List.of(EvidenceKind.ENCOUNTER_PORTRAIT, EvidenceKind.CAPTURE)
            : List.of(EvidenceKind.CAPTURE);
    for (EvidenceKind kind : kinds) {
      if (!into.containsKey(occupant)) {
        keep(
            id,
            new KeptEvidence(
                kind, category, a.direction(), Optional.of(outcome), Optional.of(closed)),
            a.shot(a.occupants().get(occupant).bestShot()),
            occupant,
            into);
      }
    }
  }

  private void keep(
      CrossingId id, KeptEvidence facts, Image picture, int number, Map<Integer, Evidence> into)
      throws IOException {
    if (policy.rule(facts).isPresent()) {
      into.put(number, vault.keep(id, ImageEncoder.jpeg(picture, JPEG_QUALITY), facts));
    }
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
