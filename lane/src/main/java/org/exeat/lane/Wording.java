package org.exeat.lane;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.exeat.domain.Coverage;
import org.exeat.domain.QualityRequirement;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.ReferralReason.Picture;
import org.exeat.domain.Verdict;

/** Verdicts, reasons and coverage in plain English words. They name nobody and accuse nobody. */
public final class Wording {
  private Wording() {}

  /**
   * A stable word for programs: {@code confirmed} or the reason's, such as {@code
   * face_does_not_match}.
   */
  public static String code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed confirmed -> "confirmed";
      case Verdict.Referred(ReferralReason reason) ->
          switch (reason) {
            case ReferralReason.NoFaceForDocument r -> "no_face_for_document";
            case ReferralReason.NoDocumentForFace r -> "no_document_for_face";
            case ReferralReason.FaceDoesNotMatch r -> "face_does_not_match";
            case ReferralReason.TooCloseToCall r -> "too_close_to_call";
            case ReferralReason.ImageNotGoodEnough r -> "image_not_good_enough";
            case ReferralReason.DocumentNotAccepted r -> "document_not_accepted";
            case ReferralReason.OptedOut r -> "opted_out";
            case ReferralReason.ExemptByAge r -> "exempt_by_age";
            case ReferralReason.ComparisonFailed r -> "comparison_failed";
          };
    };
  }

  /** A few words for a heading. */
  public static String headline(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed confirmed -> "Confirmed";
      case Verdict.Referred(ReferralReason reason) ->
          "Referred: "
              + switch (reason) {
                case ReferralReason.NoFaceForDocument r -> "no face for this document";
                case ReferralReason.NoDocumentForFace r -> "no document for this face";
                case ReferralReason.FaceDoesNotMatch r -> "face does not match";
                case ReferralReason.TooCloseToCall r -> "too close to call";
                case ReferralReason.ImageNotGoodEnough(Picture which, List<QualityShortfall> s) ->
                    which == Picture.CAPTURE
                        ? "capture not good enough"
                        : "portrait not good enough";
                case ReferralReason.DocumentNotAccepted r -> "document not accepted";
                case ReferralReason.OptedOut r -> "opted out";
                case ReferralReason.ExemptByAge r -> "exempt by age";
                case ReferralReason.ComparisonFailed r -> "comparison failed";
              };
    };
  }

  /** A sentence or two: what was found, and what an officer can do. */
  public static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed(double score, var threshold) ->
          "The face matches the document's portrait: "
              + similarity(score)
              + ", "
              + number(threshold.score())
              + " needed in this crossing.";
      case Verdict.Referred(ReferralReason reason) -> reason(reason);
    };
  }

  private static String reason(ReferralReason reason) {
    return switch (reason) {
      case ReferralReason.NoFaceForDocument r ->
          "No face was seen that is left for this document. Look for the holder in the vehicle and take another picture.";
      case ReferralReason.NoDocumentForFace r ->
          "No presented document is left for this face. Ask for this person's document.";
      case ReferralReason.FaceDoesNotMatch(double score, var required) ->
          "Of the faces and documents that were left these two are the most alike, and not alike enough to confirm: "
              + similarity(score)
              + ", "
              + number(required.score())
              + " needed. Look at both; a poor pose or an old portrait is the most common cause.";
      case ReferralReason.TooCloseToCall(double score, double competing, double margin) ->
          "Another face or document is nearly as alike: "
              + similarity(score)
              + " against "
              + number(competing)
              + "; a lead of "
              + number(margin)
              + " is needed. Look at who belongs to which document.";
      case ReferralReason.ImageNotGoodEnough(Picture which, List<QualityShortfall> shortfalls) ->
          (which == Picture.CAPTURE ? "The picture of this person" : "The document's portrait")
              + " does not allow a fair comparison: "
              + shortfalls.stream().map(Wording::shortfall).collect(Collectors.joining("; "))
              + (which == Picture.CAPTURE ? ". Take another picture." : ". Compare by eye.");
      case ReferralReason.DocumentNotAccepted(String why) ->
          "The document was not compared: " + why + ".";
      case ReferralReason.OptedOut r ->
          "The traveller chose an officer instead of the camera. Nothing was compared.";
      case ReferralReason.ExemptByAge r ->
          "The date of birth in the document puts the holder outside the ages at which the machine confirms. Nothing was"
              + " compared.";
      case ReferralReason.ComparisonFailed(Throwable cause) ->
          "No comparison came about, for a cause in the system: "
              + cause.getMessage()
              + ". This says nothing about the"
              + " traveller.";
    };
  }

  /** What a measure lacks, such as {@code sharpness 0.002 ratio, at least 0.004 needed}. */
  public static String shortfall(QualityShortfall shortfall) {
    QualityRequirement r = shortfall.requirement();
    String found =
        shortfall.value().isPresent()
            ? number(shortfall.value().getAsDouble()) + " " + r.measure().unit()
            : "could not be measured";
    String needed =
        Double.isInfinite(r.most())
            ? "at least " + number(r.least())
            : Double.isInfinite(r.least())
                ? "at most " + number(r.most())
                : r.least() == r.most()
                    ? number(r.least())
                    : number(r.least()) + " to " + number(r.most());
    return r.measure().label() + " " + found + ", " + needed + " needed";
  }

  /** Such as {@code 4 of 5 people captured; 1 is missing (documents: 5, faces: 4)}. */
  public static String coverage(Coverage c) {
    String counts =
        c.counts().entrySet().stream()
            .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + ": " + e.getValue())
            .collect(Collectors.joining(", "));
    if (c.present() == 0) {
      return "Nobody was seen and nobody was announced.";
    }
    return c.captured()
        + " of "
        + c.present()
        + (c.present() == 1 ? " person" : " people")
        + " captured"
        + (c.missing() == 0 ? "" : "; " + c.missing() + " without a usable picture")
        + " ("
        + counts
        + ").";
  }

  private static String similarity(double score) {
    return "similarity " + number(score);
  }

  /** Three digits behind the point, or fewer if they are zeros. */
  public static String number(double v) {
    String s = String.format(Locale.ROOT, "%.3f", v);
    return s.replaceAll("\\.?0+$", "");
  }
}
