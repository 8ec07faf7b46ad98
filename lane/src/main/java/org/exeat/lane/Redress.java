package org.exeat.lane;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.InferenceException;
import org.exeat.faces.TraceSink;
import org.exeat.records.disclosure.Referrals;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;
import org.exeat.records.stays.StayBook;

/**
 * The remedy for whom the machine refers again and again against the own document: an officer, who
 * has seen that it is the holder, makes a new picture, and later crossings compare with that too.
 *
 * @param keeping with a book of stays: a picture that no document leads to helps nobody
 */
public record Redress(EvidenceKeeping keeping, Ledger ledger, Clock clock) {
  /** Referrals that come of the portrait in the document, or may. */
  static final Set<String> OF_THE_PORTRAIT =
      Set.of("face_does_not_match", "too_close_to_call", "image_not_good_enough");

  /** How it went with a holder and the own document, as the ledger's files say. */
  public static Referrals referrals(
      LedgerFiles files, Pseudonyms pseudonyms, TravelDocument document) throws IOException {
    return Referrals.of(
        files, pseudonyms, OF_THE_PORTRAIT, document.issuingState(), document.documentNumber());
  }

  /**
   * Keeps a new picture of a holder, with the holder's consent.
   *
   * @param picture in which the holder is alone
   * @param ground in the officer's words
   * @throws InvalidInputException where the picture is not good enough for a reference, the holder
   *     has no crossing on record, or the policy lets no such picture be kept
   */
  public Evidence renew(
      TravelDocument document,
      Image picture,
      FaceAnalyzer analyzer,
      Pseudonym officer,
      String ground)
      throws IOException, InvalidInputException {
    StayBook stays =
        keeping
            .stays()
            .orElseThrow(
                () -> new InvalidInputException("without stays nothing leads to a new picture"));
    requireGood(picture, analyzer);
    HolderCrossing last =
        stays.of(document).reversed().stream()
            .flatMap(s -> Stream.concat(s.exit().stream(), s.entry().stream()))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInputException(
                    "this holder has no crossing on record to keep it under"));
    Instant now = clock.instant();
    if (!last.port().equals(ledger.key().name())) {
      throw new InvalidInputException("the holder's last crossing was at another port; go there");
    }
    KeptEvidence facts = facts(EvidenceKind.ENCOUNTER_PORTRAIT, document, last, now);
    KeptEvidence stay = facts(EvidenceKind.STAY, document, last, now);
    if (keeping.policy().rule(facts).isEmpty() || keeping.policy().rule(stay).isEmpty()) {
      throw new InvalidInputException(
          "the policy "
              + keeping.policy().name()
              + " lets no such picture be kept, or no stay that leads to it");
    }
    Evidence evidence =
        keeping
            .vault()
            .keep(last.crossing(), ImageEncoder.jpeg(picture, EvidenceKeeping.JPEG_QUALITY), facts);
    Evidence row =
        stays.note(
            document, new StayBook.Portrait(last.crossing(), last.document(), now, evidence), stay);
    ledger.append(
        List.of(
            new LedgerEntry.PortraitRenewed(
                now, last.crossing(), last.document(), officer, evidence, row, ground)));
    stays.settle(last.crossing());
    return evidence;
  }

  private static void requireGood(Image picture, FaceAnalyzer analyzer)
      throws InvalidInputException {
    List<AnalyzedFace> faces;
    try {
      faces = analyzer.analyze(picture, TraceSink.NONE, "redress");
    } catch (InferenceException e) {
      throw new InvalidInputException("the picture's analysis broke: " + e.getMessage(), e);
    }
    if (faces.size() != 1) {
      throw new InvalidInputException(
          "the picture shows " + faces.size() + " faces; the holder must be alone in it");
    }
    List<QualityShortfall> shortfalls =
        CrossingPolicy.DEFAULT.portrait().shortfalls(faces.getFirst().quality());
    if (!shortfalls.isEmpty()) {
      throw new InvalidInputException(
          "the picture is not good enough for a reference: "
              + shortfalls.stream().map(Wording::shortfall).collect(Collectors.joining("; ")));
    }
  }

  private KeptEvidence facts(
      EvidenceKind kind, TravelDocument document, HolderCrossing last, Instant now) {
    return new KeptEvidence(
        kind,
        keeping.category(Optional.of(document)),
        last.direction(),
        CrossingOutcome.CONFIRMED_BY_OFFICER,
        now);
  }
}
