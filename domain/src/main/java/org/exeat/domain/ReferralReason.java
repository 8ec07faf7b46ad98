package org.exeat.domain;

import java.util.List;

/**
 * Why an officer has to look: the closed set of reasons. None of them says that somebody did
 * something wrong.
 */
public sealed interface ReferralReason {

  /** The document was presented, and no face in the vehicle is left that it could belong to. */
  record NoFaceForDocument() implements ReferralReason {}

  /**
   * The face was seen, and no document is left that was compared with it.
   *
   * @param uncompared documents of the crossing that were not compared with anybody, to one of
   *     which it may belong
   */
  record NoDocumentForFace(int uncompared) implements ReferralReason {}

  /**
   * The most alike that was left of faces and documents, and still not alike enough.
   *
   * @param score the score of this pair
   * @param required the threshold of this crossing
   */
  record FaceDoesNotMatch(double score, Threshold required) implements ReferralReason {}

  /**
   * Another face or another document is nearly as alike.
   *
   * @param score the score of the assigned pair
   * @param competing the score of the pair that comes too close
   * @param margin by how much the assigned one would have to lead
   */
  record TooCloseToCall(double score, double competing, double margin) implements ReferralReason {}

  /**
   * The picture does not allow a fair comparison.
   *
   * @param which whose picture it is
   * @param shortfalls the measures that fell short, at least one
   */
  record ImageNotGoodEnough(Picture which, List<QualityShortfall> shortfalls)
      implements ReferralReason {
    public ImageNotGoodEnough {
      shortfalls = List.copyOf(shortfalls);
      if (shortfalls.isEmpty()) {
        throw new IllegalArgumentException(
            "an image that is not good enough falls short in at least one measure");
      }
    }
  }

  /**
   * The face may be one on paper or on a screen that is held up (ISO/IEC 30107). This says nothing
   * against the traveller: an officer looks.
   */
  record MayBeAPicture() implements ReferralReason {}

  /** The document was not read by the time the vehicle had gone or the officer decided. */
  record DocumentNotInTime() implements ReferralReason {}

  /** Whose picture fell short. */
  enum Picture {
    /** The capture at the lane. */
    CAPTURE,
    /** The portrait in the document. */
    PORTRAIT
  }

  /**
   * The document cannot be used for a confirmation.
   *
   * @param why in words for an officer; holds no name and no document number
   */
  record DocumentNotAccepted(String why) implements ReferralReason {}

  /**
   * Face and portrait are alike enough, and nobody has proved that the issuing state put this
   * portrait into the document.
   *
   * @param score of the pair
   * @param required the threshold of this crossing
   * @param why what is not proved, in words for an officer
   */
  record PortraitNotProven(double score, Threshold required, String why)
      implements ReferralReason {}

  /** The traveller chose an officer instead of the camera. */
  record OptedOut() implements ReferralReason {}

  /**
   * The document's date of birth puts the traveller outside the ages at which the machine confirms.
   */
  record ExemptByAge() implements ReferralReason {}

  /**
   * No comparison came about, for a cause that lies in the system and not in the traveller.
   *
   * @param cause kept for the log and the trace
   */
  record ComparisonFailed(Throwable cause) implements ReferralReason {}
}
