package org.exeat.lane;

import java.util.Map;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.QualityPolicy;

/**
 * The rules of a crossing.
 *
 * @param promise bound on false confirmations
 * @param profiles of modes, where they differ from the usual ones
 * @param capture what a capture must fulfil
 * @param portrait what a portrait must fulfil
 * @param signatures how strictly revocation of documents' signers is gone about
 * @param confirmsUnproven whether a portrait confirms although nobody has proved that the issuing
 *     state put it into the document: a port that cannot read chips, or a trial, may decide so
 */
public record CrossingPolicy(
    CrossingPromise promise,
    Map<Mode, ModeProfile> profiles,
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
          Map.of(),
          QualityPolicy.CAPTURE,
          QualityPolicy.PORTRAIT,
          TrustPolicy.DEFAULT,
          false);

  public CrossingPolicy {
    profiles = Map.copyOf(profiles);
  }

  /** How people of a mode are gone about. */
  public ModeProfile profile(Mode mode) {
    return profiles.getOrDefault(mode, ModeProfile.usual(mode));
  }

  /** The same rules with these profiles, such as those of a lane. */
  public CrossingPolicy with(Map<Mode, ModeProfile> others) {
    return new CrossingPolicy(promise, others, capture, portrait, signatures, confirmsUnproven);
  }
}
