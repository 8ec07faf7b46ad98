package org.exeat.lane;

import org.exeat.documents.trust.TrustPolicy;
import org.exeat.domain.AgeExemption;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.QualityPolicy;

/**
 * The rules of a crossing.
 *
 * @param promise bound on false confirmations
 * @param ages at which the machine confirms
 * @param capture what a capture must fulfil
 * @param portrait what a portrait must fulfil
 * @param signatures how strictly revocation of documents' signers is gone about
 * @param confirmsUnproven whether a portrait confirms although nobody has proved that the issuing
 *     state put it into the document: a port that cannot read chips, or a trial, may decide so
 */
public record CrossingPolicy(
    CrossingPromise promise,
    AgeExemption ages,
    QualityPolicy capture,
    QualityPolicy portrait,
    TrustPolicy signatures,
    boolean confirmsUnproven) {
  /**
   * One false confirmation in a hundred crossings at most, even if nobody in the car is who the
   * documents say; minors go to the officer, and portraits of unknown trust confirm nobody.
   */
  public static final CrossingPolicy DEFAULT =
      new CrossingPolicy(
          new CrossingPromise(0.01),
          AgeExemption.MINORS,
          QualityPolicy.CAPTURE,
          QualityPolicy.PORTRAIT,
          TrustPolicy.DEFAULT,
          false);
}
