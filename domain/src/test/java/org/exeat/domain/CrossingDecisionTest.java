package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingDecisionTest {
  /** 0.01 over 4 comparisons needs 0.0025 each: the point at 0.001, score 0.60. */
  private static final CrossingPromise PROMISE = new CrossingPromise(0.01);

  private static final Calibration CALIBRATION = Given.calibration(5, 0.05);
  private static final Comparison.NotComparable NOT = new Comparison.NotComparable("not compared");

  private static CrossingDecision decide(ComparisonMatrix matrix) {
    return CrossingDecision.of(
        matrix,
        Given.good(matrix.occupants()),
        Given.comparable(matrix.documents()),
        PROMISE,
        CALIBRATION);
  }

  private static ReferralReason reason(Verdict verdict) {
    return assertInstanceOf(Verdict.Referred.class, verdict).reason();
  }

  @Test
  void confirmsBothSidesOfAPair() {
    CrossingDecision d = decide(Given.scores(new double[] {0.9, 0.2}, new double[] {0.3, 0.8}));
    assertEquals(2, d.confirmed());
    assertTrue(d.occupants().stream().allMatch(Verdict.Confirmed.class::isInstance));
    assertEquals(0.001, d.threshold().orElseThrow().targetFmr(), 1e-12);
  }

  @Test
  void moreComparisonsNeedAHigherScore() {
    assertInstanceOf(
        Verdict.Confirmed.class, decide(Given.scores(new double[] {0.58})).documents().get(0));
    CrossingDecision d = decide(Given.scores(new double[] {0.58, 0.2}, new double[] {0.2, 0.9}));
    ReferralReason.FaceDoesNotMatch r =
        assertInstanceOf(ReferralReason.FaceDoesNotMatch.class, reason(d.documents().get(0)));
    assertEquals(0.6, r.required().score(), 1e-12);
  }

  @Test
  void anothersPassportIsReferredOnBothSides() {
    CrossingDecision d = decide(Given.scores(new double[] {0.9, 0.2}, new double[] {0.3, 0.25}));
    assertInstanceOf(ReferralReason.FaceDoesNotMatch.class, reason(d.documents().get(1)));
    assertInstanceOf(ReferralReason.FaceDoesNotMatch.class, reason(d.occupants().get(1)));
  }

  @Test
  void moreFacesThanDocumentsAndTheOtherWayRound() {
    assertEquals(
        new ReferralReason.NoDocumentForFace(0),
        reason(decide(Given.scores(new double[] {0.9}, new double[] {0.2})).occupants().get(1)));
    assertInstanceOf(
        ReferralReason.NoFaceForDocument.class,
        reason(decide(Given.scores(new double[] {0.9, 0.2})).documents().get(1)));
    CrossingDecision nobody = decide(Given.matrix(List.of(), 1));
    assertInstanceOf(ReferralReason.NoFaceForDocument.class, reason(nobody.documents().get(0)));
  }

  @Test
  void siblingsThatLookAlikeAreTooCloseToCall() {
    CrossingDecision d = decide(Given.scores(new double[] {0.80, 0.77}, new double[] {0.2, 0.9}));
    ReferralReason.TooCloseToCall r =
        assertInstanceOf(ReferralReason.TooCloseToCall.class, reason(d.occupants().get(0)));
    assertEquals(0.77, r.competing(), 1e-12);
    assertEquals(0.05, r.margin(), 1e-12);
  }

  @Test
  void aPoorPictureIsNeverANonMatch() {
    QualityShortfall dark = Given.shortfall();
    CrossingDecision d =
        CrossingDecision.of(
            Given.scores(new double[] {0.1}),
            List.of(new OccupantCapture(List.of(dark), true)),
            Given.comparable(1),
            PROMISE,
            CALIBRATION);
    ReferralReason.ImageNotGoodEnough r =
        assertInstanceOf(ReferralReason.ImageNotGoodEnough.class, reason(d.documents().get(0)));
    assertEquals(ReferralReason.Picture.CAPTURE, r.which());
    assertEquals(List.of(dark), r.shortfalls());
  }

  @Test
  void whatMayBeAPictureHeldUpIsReferredHoweverAlike() {
    OccupantCapture picture = new OccupantCapture(List.of(), true);
    CrossingDecision d =
        CrossingDecision.of(
            Given.scores(new double[] {0.9, 0.1}, new double[] {0.1, 0.9}),
            List.of(picture, OccupantCapture.GOOD),
            Given.comparable(2),
            PROMISE,
            CALIBRATION);
    assertInstanceOf(ReferralReason.MayBeAPicture.class, reason(d.documents().get(0)));
    assertInstanceOf(ReferralReason.MayBeAPicture.class, reason(d.occupants().get(0)));
    assertInstanceOf(Verdict.Confirmed.class, d.documents().get(1), "nobody else pays for it");
    CrossingDecision lone =
        CrossingDecision.of(
            Given.matrix(List.of(List.of()), 0), List.of(picture), List.of(), PROMISE, CALIBRATION);
    assertInstanceOf(ReferralReason.MayBeAPicture.class, reason(lone.occupants().get(0)));
  }

  @Test
  void aBrokenComparisonIsNeverANonMatchAndKeepsItsCause() {
    Exception cause = new Exception("engine lost");
    ComparisonMatrix lone = Given.matrix(List.of(List.of(new Comparison.Failed(cause))), 1);
    assertSame(
        cause,
        assertInstanceOf(
                ReferralReason.ComparisonFailed.class, reason(decide(lone).occupants().get(0)))
            .cause());
    // The true pair broke; what is left over is poor. That is still no "does not match".
    ComparisonMatrix masked =
        Given.matrix(List.of(List.of(new Comparison.Failed(cause), new Comparison.Scored(0.2))), 2);
    CrossingDecision d = decide(masked);
    for (Verdict v : List.of(d.occupants().get(0), d.documents().get(0), d.documents().get(1))) {
      assertSame(cause, assertInstanceOf(ReferralReason.ComparisonFailed.class, reason(v)).cause());
    }
  }

  @Test
  void documentsThatAreNotComparedSayWhy() {
    List<PresentedDocument> documents =
        List.of(
            new PresentedDocument.NotAccepted("expired"),
            new PresentedDocument.OptedOut(),
            new PresentedDocument.ExemptByAge(),
            new PresentedDocument.PortraitNotGoodEnough(List.of(Given.shortfall())),
            new PresentedDocument.PortraitFailed(new Exception("truncated")),
            new PresentedDocument.NotInTime());
    CrossingDecision d =
        CrossingDecision.of(
            Given.matrix(List.of(List.of(NOT, NOT, NOT, NOT, NOT, NOT)), 6),
            Given.good(1),
            documents,
            PROMISE,
            CALIBRATION);
    assertEquals(
        List.of(
            ReferralReason.DocumentNotAccepted.class,
            ReferralReason.OptedOut.class,
            ReferralReason.ExemptByAge.class,
            ReferralReason.ImageNotGoodEnough.class,
            ReferralReason.ComparisonFailed.class,
            ReferralReason.DocumentNotInTime.class),
        d.documents().stream().<Class<?>>map(v -> reason(v).getClass()).toList());
    assertEquals(new ReferralReason.NoDocumentForFace(6), reason(d.occupants().get(0)));
  }

  @Test
  void aScoreForADocumentThatMustNotBeComparedIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            CrossingDecision.of(
                Given.scores(new double[] {0.9}),
                Given.good(1),
                List.of(new PresentedDocument.OptedOut()),
                PROMISE,
                CALIBRATION));
  }

  @Test
  void nothingIsConfirmedBeyondTheReachOfTheCalibration() {
    CrossingDecision d =
        CrossingDecision.of(
            Given.scores(new double[] {0.99}),
            Given.good(1),
            Given.comparable(1),
            PROMISE,
            Given.calibration(1, 0));
    ReferralReason.ComparisonFailed r =
        assertInstanceOf(ReferralReason.ComparisonFailed.class, reason(d.documents().get(0)));
    assertTrue(String.valueOf(r.cause().getMessage()).contains("1.0e-02"));
  }

  @Test
  void aConfirmationBelowItsThresholdCannotBeMade() {
    Threshold t = new Threshold(Given.MODEL, 0.001, 0.6, "run");
    assertThrows(IllegalArgumentException.class, () -> new Verdict.Confirmed(0.59, t));
  }
}
