package org.exeat.domain;

/**
 * What the machine says of one traveller or one occupant: that it confirms, or that an officer
 * looks. Nothing else.
 */
public sealed interface Verdict {

  /**
   * Face and document belong together at the operating point of this crossing.
   *
   * @param score comparison score, at or above the threshold
   * @param threshold of this crossing
   */
  record Confirmed(double score, Threshold threshold) implements Verdict {
    public Confirmed {
      if (!(score >= threshold.score())) {
        throw new IllegalArgumentException(
            "a score of " + score + " does not confirm at a threshold of " + threshold.score());
      }
    }
  }

  /**
   * An officer looks.
   *
   * @param reason the one reason that comes first
   */
  record Referred(ReferralReason reason) implements Verdict {}
}
