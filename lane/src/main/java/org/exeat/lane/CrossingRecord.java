package org.exeat.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Assignment;
import org.exeat.domain.Authenticity;
import org.exeat.domain.CrossingId;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Threshold;
import org.exeat.domain.Verdict;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.Pseudonyms;

/** What the ledger says of a crossing that was assessed: outcomes and scores, and nobody. */
public final class CrossingRecord {
  private CrossingRecord() {}

  /**
   * The steps of the crossing from its opening to its closing.
   *
   * @param at when it was assessed; all steps have this time, for a folder knows no other
   * @param lane name
   * @param kept what the vault keeps of it
   */
  public static List<LedgerEntry> of(
      Assessment a,
      CrossingId id,
      Instant at,
      String lane,
      Pseudonyms pseudonyms,
      EvidenceKeeping.Kept kept) {
    List<LedgerEntry> steps = new ArrayList<>();
    steps.add(new LedgerEntry.Opened(at, id, 0, lane, a.direction(), a.mode()));
    for (Presented p : a.documents()) {
      steps.add(
          new LedgerEntry.DocumentPresented(
              at,
              id,
              steps.size(),
              p.number() + 1,
              p.fields().map(f -> pseudonyms.holder(id, f.issuingState(), f.documentNumber())),
              p.authenticity().map(r -> proof(r.outcome())).orElse(LedgerEntry.ChipProof.NO_CHIP),
              Optional.ofNullable(kept.portraits().get(p.number()))));
      if (p.status() instanceof PresentedDocument.OptedOut) {
        steps.add(new LedgerEntry.OptedOut(at, id, steps.size(), Optional.of(p.number() + 1)));
      }
    }
    for (int o = 0; o < a.occupants().size(); o++) {
      steps.add(
          new LedgerEntry.OccupantCaptured(
              at,
              id,
              steps.size(),
              o + 1,
              Optional.empty(),
              a.occupants().get(o).bestShot().shortfalls().isEmpty(),
              Optional.ofNullable(kept.captures().get(o))));
    }
    List<LedgerEntry.Outcome> outcomes = outcomes(a);
    steps.add(
        new LedgerEntry.Assessed(
            at,
            id,
            steps.size(),
            a.calibration().modelSha256(),
            a.calibration().run().name(),
            a.decision().threshold().map(Threshold::score),
            outcomes));
    int confirmed = a.decision().confirmed();
    steps.add(
        new LedgerEntry.Closed(
            at,
            id,
            steps.size(),
            a.coverage().present(),
            a.coverage().captured(),
            confirmed,
            outcomes.size() - confirmed));
    return steps;
  }

  private static LedgerEntry.ChipProof proof(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic a -> LedgerEntry.ChipProof.AUTHENTIC;
      case Authenticity.Altered a -> LedgerEntry.ChipProof.ALTERED;
      case Authenticity.SignatureInvalid a -> LedgerEntry.ChipProof.SIGNATURE_INVALID;
      case Authenticity.IssuerUnknown a -> LedgerEntry.ChipProof.ISSUER_UNKNOWN;
      case Authenticity.CertificateRevoked a -> LedgerEntry.ChipProof.CERTIFICATE_REVOKED;
      case Authenticity.RevocationUndetermined a -> LedgerEntry.ChipProof.REVOCATION_UNDETERMINED;
      case Authenticity.Unreadable a -> LedgerEntry.ChipProof.UNREADABLE;
    };
  }

  /** Of every document, then of every face that no document was laid beside. */
  private static List<LedgerEntry.Outcome> outcomes(Assessment a) {
    List<LedgerEntry.Outcome> outcomes = new ArrayList<>();
    Assignment assignment = a.decision().assignment();
    for (int d = 0; d < a.documents().size(); d++) {
      Optional<Assignment.Pair> pair = assignment.ofDocument(d);
      outcomes.add(
          new LedgerEntry.Outcome(
              Optional.of(d + 1),
              pair.map(p -> p.occupant() + 1),
              Wording.code(a.decision().documents().get(d)),
              pair.map(Assignment.Pair::score)));
    }
    for (int o = 0; o < a.occupants().size(); o++) {
      if (assignment.ofOccupant(o).isEmpty()) {
        Verdict verdict = a.decision().occupants().get(o);
        outcomes.add(
            new LedgerEntry.Outcome(
                Optional.empty(), Optional.of(o + 1), Wording.code(verdict), Optional.empty()));
      }
    }
    return outcomes;
  }
}
