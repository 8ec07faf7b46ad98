package org.exeat.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of one crossing: one for every occupant seen and one for every document presented,
 * so that nobody is left unaccounted for.
 *
 * @param assignment who was held against which document
 * @param threshold of this crossing; empty where nothing was compared or the calibration does not
 *     reach so far
 * @param occupants a verdict each, in the order of the matrix's rows
 * @param documents a verdict each, in the order of the matrix's columns
 */
public record CrossingDecision(
    Assignment assignment,
    Optional<Threshold> threshold,
    List<Verdict> occupants,
    List<Verdict> documents) {
  public CrossingDecision {
    occupants = List.copyOf(occupants);
    documents = List.copyOf(documents);
  }

  /** Number of confirmed travellers. */
  public int confirmed() {
    return (int) documents.stream().filter(v -> v instanceof Verdict.Confirmed).count();
  }

  /**
   * Decides a crossing.
   *
   * @param matrix every occupant against every document; a document that is not {@linkplain
   *     PresentedDocument#compared compared} has no scored comparison in its column
   * @param captures what is known of each occupant
   * @param documents what is known of each document
   * @param promise what is promised for the crossing
   * @param calibration of the model that made the scores
   */
  public static CrossingDecision of(
      ComparisonMatrix matrix,
      List<OccupantCapture> captures,
      List<PresentedDocument> documents,
      CrossingPromise promise,
      Calibration calibration) {
    if (captures.size() != matrix.occupants() || documents.size() != matrix.documents()) {
      throw new IllegalArgumentException(
          "a matrix of "
              + matrix.occupants()
              + " × "
              + matrix.documents()
              + " needs as many occupants and documents, not "
              + captures.size()
              + " and "
              + documents.size());
    }
    requireNoScoreWithout(matrix, documents);
    Assignment assignment = Assignment.of(matrix, calibration.neutralScore());
    int comparisons = matrix.scored();
    Optional<Threshold> threshold =
        comparisons == 0 ? Optional.empty() : promise.thresholdFor(comparisons, calibration);

    List<Verdict> ofOccupants = new ArrayList<>();
    for (int o = 0; o < matrix.occupants(); o++) {
      int row = o;
      ofOccupants.add(
          assignment
              .ofOccupant(o)
              .map(p ->
                  ofPair(p, matrix, documents, captures.get(row), promise, threshold, calibration))
              .orElseGet(() -> ofLoneOccupant(matrix, row, captures.get(row), documents)));
    }
    List<Verdict> ofDocuments = new ArrayList<>();
    for (int d = 0; d < matrix.documents(); d++) {
      ofDocuments.add(
          switch (documents.get(d)) {
            case PresentedDocument.NotAccepted(String why) ->
                referred(new ReferralReason.DocumentNotAccepted(why));
            case PresentedDocument.NotInTime() -> referred(new ReferralReason.DocumentNotInTime());
            case PresentedDocument.OptedOut() -> referred(new ReferralReason.OptedOut());
            case PresentedDocument.ExemptByAge() -> referred(new ReferralReason.ExemptByAge());
            case PresentedDocument.PortraitNotGoodEnough(List<QualityShortfall> shortfalls) ->
                referred(
                    new ReferralReason.ImageNotGoodEnough(
                        ReferralReason.Picture.PORTRAIT, shortfalls));
            case PresentedDocument.PortraitFailed(Throwable cause) ->
                referred(new ReferralReason.ComparisonFailed(cause));
            case PresentedDocument.Accepted _, PresentedDocument.Unproven _ -> {
              int column = d;
              yield assignment
                  .ofDocument(d)
                  .map(p ->
                      ofPair(
                          p,
                          matrix,
                          documents,
                          captures.get(p.occupant()),
                          promise,
                          threshold,
                          calibration))
                  .orElseGet(() -> ofLoneDocument(matrix, column));
            }
          });
    }
    return new CrossingDecision(assignment, threshold, ofOccupants, ofDocuments);
  }

  private static Verdict ofPair(
      Assignment.Pair pair,
      ComparisonMatrix matrix,
      List<PresentedDocument> documents,
      OccupantCapture capture,
      CrossingPromise promise,
      Optional<Threshold> threshold,
      Calibration calibration) {
    // A poor picture comes before its score: low scores of poor pictures say nothing about the
    // traveller.
    Optional<Verdict> unfit = unfit(capture);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    if (threshold.isEmpty()) {
      return referred(
          new ReferralReason.ComparisonFailed(
              new CalibrationReachException(
                  matrix.scored(), promise.fmrFor(matrix.scored()), calibration.strictestFmr())));
    }
    Threshold required = threshold.get();
    if (pair.score() < required.score()) {
      // A comparison that broke may have been the true one: then this score does not mean "no
      // match".
      Optional<Verdict> failure =
          failureOfOccupant(matrix, pair.occupant(), documents)
              .or(() -> failureOfDocument(matrix, pair.document()));
      if (failure.isPresent()) {
        return failure.get();
      }
      return referred(new ReferralReason.FaceDoesNotMatch(pair.score(), required));
    }
    double competing = strongestCompetitor(pair, matrix);
    if (pair.score() - competing < calibration.repeatability()) {
      return referred(
          new ReferralReason.TooCloseToCall(pair.score(), competing, calibration.repeatability()));
    }
    if (documents.get(pair.document()) instanceof PresentedDocument.Unproven(String why)) {
      return referred(new ReferralReason.PortraitNotProven(pair.score(), required, why));
    }
    return new Verdict.Confirmed(pair.score(), required);
  }

  /** The best other score in the pair's row and column; minus infinity where there is none. */
  private static double strongestCompetitor(Assignment.Pair pair, ComparisonMatrix matrix) {
    double best = Double.NEGATIVE_INFINITY;
    for (int d = 0; d < matrix.documents(); d++) {
      if (d != pair.document()
          && matrix.at(pair.occupant(), d) instanceof Comparison.Scored(double score)) {
        best = Math.max(best, score);
      }
    }
    for (int o = 0; o < matrix.occupants(); o++) {
      if (o != pair.occupant()
          && matrix.at(o, pair.document()) instanceof Comparison.Scored(double score)) {
        best = Math.max(best, score);
      }
    }
    return best;
  }

  /** Why a capture does not count, whatever it is compared with; empty where it does. */
  private static Optional<Verdict> unfit(OccupantCapture capture) {
    if (!capture.shortfalls().isEmpty()) {
      return Optional.of(
          referred(
              new ReferralReason.ImageNotGoodEnough(
                  ReferralReason.Picture.CAPTURE, capture.shortfalls())));
    }
    return capture.mayBeAPicture()
        ? Optional.of(referred(new ReferralReason.MayBeAPicture()))
        : Optional.empty();
  }

  private static Verdict ofLoneOccupant(
      ComparisonMatrix matrix, int o, OccupantCapture capture, List<PresentedDocument> documents) {
    return unfit(capture)
        .or(() -> failureOfOccupant(matrix, o, documents))
        .orElseGet(() ->
            referred(
                new ReferralReason.NoDocumentForFace(
                    (int) documents.stream().filter(d -> !d.compared()).count())));
  }

  private static Verdict ofLoneDocument(ComparisonMatrix matrix, int d) {
    return failureOfDocument(matrix, d)
        .orElseGet(() -> referred(new ReferralReason.NoFaceForDocument()));
  }

  private static Optional<Verdict> failureOfOccupant(
      ComparisonMatrix matrix, int o, List<PresentedDocument> documents) {
    // A document that was never comparable is no failure of this occupant's comparison.
    for (int d = 0; d < matrix.documents(); d++) {
      if (documents.get(d).compared()) {
        Optional<Verdict> failure = failureAt(matrix, o, d);
        if (failure.isPresent()) {
          return failure;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict> failureOfDocument(ComparisonMatrix matrix, int d) {
    for (int o = 0; o < matrix.occupants(); o++) {
      Optional<Verdict> failure = failureAt(matrix, o, d);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict> failureAt(ComparisonMatrix matrix, int o, int d) {
    return switch (matrix.at(o, d)) {
      case Comparison.Failed(Throwable cause) ->
          Optional.of(referred(new ReferralReason.ComparisonFailed(cause)));
      case Comparison.NotComparable(String reason) ->
          Optional.of(
              referred(new ReferralReason.ComparisonFailed(new IllegalStateException(reason))));
      case Comparison.Scored scored -> Optional.empty();
    };
  }

  private static void requireNoScoreWithout(
      ComparisonMatrix matrix, List<PresentedDocument> documents) {
    for (int d = 0; d < matrix.documents(); d++) {
      if (documents.get(d).compared()) {
        continue;
      }
      for (int o = 0; o < matrix.occupants(); o++) {
        if (matrix.at(o, d) instanceof Comparison.Scored) {
          throw new IllegalArgumentException(
              "document " + (d + 1) + " must not be compared, and the matrix holds a score for it");
        }
      }
    }
  }

  private static Verdict referred(ReferralReason reason) {
    return new Verdict.Referred(reason);
  }
}
