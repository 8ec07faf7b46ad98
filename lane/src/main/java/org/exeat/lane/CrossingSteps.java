package org.exeat.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Authenticity;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Threshold;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.ChipProof;
import org.exeat.records.ledger.Pseudonyms;

/** What the ledger says of documents and of an assessment: outcomes and scores, and nobody. */
final class CrossingSteps {
  private CrossingSteps() {}

  static LedgerEntry.Step presented(
      Instant at, CrossingId id, int step, Presented p, Pseudonyms pseudonyms) {
    return new LedgerEntry.DocumentPresented(
        at,
        id,
        step,
        p.number() + 1,
        p.fields().map(f -> pseudonyms.holder(id, f.issuingState(), f.documentNumber())),
        p.authenticity()
            .map(r -> proof(r.outcome()))
            .orElse(p.fields().isEmpty() ? ChipProof.NOT_READ : ChipProof.NO_CHIP));
  }

  private static ChipProof proof(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic a -> ChipProof.AUTHENTIC;
      case Authenticity.Altered a -> ChipProof.ALTERED;
      case Authenticity.SignatureInvalid a -> ChipProof.SIGNATURE_INVALID;
      case Authenticity.IssuerUnknown a -> ChipProof.ISSUER_UNKNOWN;
      case Authenticity.CertificateRevoked a -> ChipProof.CERTIFICATE_REVOKED;
      case Authenticity.RevocationUndetermined a -> ChipProof.REVOCATION_UNDETERMINED;
      case Authenticity.Unreadable a -> ChipProof.UNREADABLE;
    };
  }

  /**
   * A decision.
   *
   * @param unrecorded documents that the ledger has not heard of yet
   * @param rows of the occupants' seats
   */
  static List<LedgerEntry.Step> decided(
      Instant at,
      CrossingId id,
      int step,
      List<Presented> unrecorded,
      List<Optional<Integer>> rows,
      Assessment a,
      Pseudonyms pseudonyms) {
    List<LedgerEntry.Step> steps = new ArrayList<>();
    for (Presented p : unrecorded) {
      steps.add(presented(at, id, step + steps.size(), p, pseudonyms));
    }
    for (int o = 0; o < rows.size(); o++) {
      steps.add(
          new LedgerEntry.OccupantCaptured(
              at,
              id,
              step + steps.size(),
              o + 1,
              rows.get(o),
              a.occupants().get(o).bestShot().shortfalls().isEmpty()));
    }
    steps.add(assessed(at, id, step + steps.size(), a));
    return steps;
  }

  /** What is kept at the end. */
  static List<LedgerEntry.Step> kept(
      Instant at, CrossingId id, int step, List<EvidenceKeeping.Kept> kept) {
    List<LedgerEntry.Step> steps = new ArrayList<>();
    for (EvidenceKeeping.Kept k : kept) {
      steps.add(
          new LedgerEntry.EvidenceKept(
              at,
              id,
              step + steps.size(),
              k.document().map(d -> d + 1),
              k.occupant().map(o -> o + 1),
              k.what(),
              k.evidence()));
    }
    return steps;
  }

  private static LedgerEntry.Step assessed(Instant at, CrossingId id, int step, Assessment a) {
    return new LedgerEntry.Assessed(
        at,
        id,
        step,
        a.calibration().modelSha256(),
        a.calibration().run().name(),
        a.decision().threshold().map(Threshold::score),
        a.outcomes());
  }

  /** At whom an officer has to look. */
  static List<Traveller> referred(Assessment a) {
    List<Traveller> referred = new ArrayList<>();
    for (LedgerEntry.Outcome o : a.outcomes()) {
      if (!o.outcome().equals(LedgerEntry.CONFIRMED)) {
        referred.add(
            o.document().isPresent()
                ? Traveller.holder(o.document().get())
                : Traveller.face(o.occupant().orElseThrow()));
      }
    }
    return referred;
  }
}
