package org.exeat.lane;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.domain.Authenticity;
import org.exeat.domain.Coverage;
import org.exeat.domain.QualityRequirement;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.ReferralReason.Picture;
import org.exeat.domain.Verdict;
import org.exeat.records.ledger.LedgerEntry;

/**
 * Verdicts, reasons, authenticity and coverage in plain English words. They name nobody and accuse
 * nobody.
 */
public final class Wording {
  private Wording() {}

  /**
   * A stable word for programs: {@code confirmed} or the reason's, such as {@code
   * face_does_not_match}.
   */
  public static String code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed confirmed -> LedgerEntry.CONFIRMED;
      case Verdict.Referred(ReferralReason reason) ->
          switch (reason) {
            case ReferralReason.NoFaceForDocument r -> "no_face_for_document";
            case ReferralReason.NoDocumentForFace r -> "no_document_for_face";
            case ReferralReason.FaceDoesNotMatch r -> "face_does_not_match";
            case ReferralReason.TooCloseToCall r -> "too_close_to_call";
            case ReferralReason.ImageNotGoodEnough r -> "image_not_good_enough";
            case ReferralReason.DocumentNotAccepted r -> "document_not_accepted";
            case ReferralReason.PortraitNotProven r -> "portrait_not_proven";
            case ReferralReason.OptedOut r -> "opted_out";
            case ReferralReason.ExemptByAge r -> "exempt_by_age";
            case ReferralReason.MayBeAPicture r -> "may_be_a_picture";
            case ReferralReason.DocumentNotInTime r -> "document_not_in_time";
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
                case ReferralReason.PortraitNotProven r -> "portrait not proven";
                case ReferralReason.OptedOut r -> "opted out";
                case ReferralReason.ExemptByAge r -> "exempt by age";
                case ReferralReason.MayBeAPicture r -> "may be a picture held up";
                case ReferralReason.DocumentNotInTime r -> "document not read in time";
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
      case ReferralReason.NoDocumentForFace(int uncompared) ->
          uncompared == 0
              ? "No presented document is left for this face. Ask for this person's document."
              : "No document that was compared is left for this face. "
                  + (uncompared == 1 ? "One was" : uncompared + " were")
                  + " not compared with anybody: see whether this person is the holder.";
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
      case ReferralReason.PortraitNotProven(double score, var required, String why) ->
          "The face matches the portrait ("
              + similarity(score)
              + ", "
              + number(required.score())
              + " needed), but the portrait confirms nobody by itself: "
              + why
              + ". Look at the document.";
      case ReferralReason.OptedOut r ->
          "The traveller chose an officer instead of the camera. Nothing was compared.";
      case ReferralReason.ExemptByAge r ->
          "The date of birth in the document puts the holder outside the ages at which the machine confirms. Nothing was"
              + " compared.";
      case ReferralReason.MayBeAPicture r ->
          "What the cameras saw may be a face on paper or on a screen. Look at this person; reflections and frames around"
              + " a face can look like it.";
      case ReferralReason.DocumentNotInTime r ->
          "The document was not read in time. Read it again, or go by the printed page. This says nothing about the"
              + " traveller.";
      case ReferralReason.ComparisonFailed(Throwable cause) ->
          "No comparison came about, for a cause in the system: "
              + cause.getMessage()
              + ". This says nothing about the"
              + " traveller.";
    };
  }

  /** A stable word for programs, such as {@code issuer_unknown}. */
  public static String code(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic a -> "authentic";
      case Authenticity.Altered a -> "altered";
      case Authenticity.SignatureInvalid a -> "signature_invalid";
      case Authenticity.IssuerUnknown a -> "issuer_unknown";
      case Authenticity.CertificateRevoked a -> "certificate_revoked";
      case Authenticity.RevocationUndetermined a -> "revocation_undetermined";
      case Authenticity.Unreadable a -> "unreadable";
    };
  }

  /** A few words for a heading. */
  public static String headline(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic(String state) -> "Authentic, signed by " + state;
      case Authenticity.Altered(var groups) -> "Altered: " + groups(groups);
      case Authenticity.SignatureInvalid a -> "Signature invalid";
      case Authenticity.IssuerUnknown a -> "Issuer unknown";
      case Authenticity.CertificateRevoked a -> "Certificate revoked";
      case Authenticity.RevocationUndetermined a -> "Revocation undetermined";
      case Authenticity.Unreadable a -> "Unreadable";
    };
  }

  /** What passive authentication found, as a clause without a full stop. */
  public static String authenticity(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic(String state) ->
          "its chip is as " + state + " signed it, and the signer is not revoked";
      case Authenticity.Altered(var groups) ->
          "its chip is not as it was signed: "
              + "hashes other than the signed ones in "
              + groups(groups);
      case Authenticity.SignatureInvalid(String why) -> "its chip's signature is not valid: " + why;
      case Authenticity.IssuerUnknown(String issuer) ->
          "the issuer of its chip is not in the trust store (" + issuer + ")";
      case Authenticity.CertificateRevoked(String why) -> "its issuing state has revoked: " + why;
      case Authenticity.RevocationUndetermined(String why) ->
          "whether its signer still counts is open: " + why;
      case Authenticity.Unreadable(String why) -> "its chip could not be read whole: " + why;
    };
  }

  /** What an officer or the operator can do about it. */
  public static String whatToDo(Authenticity outcome) {
    return switch (outcome) {
      case Authenticity.Authentic a -> "Nothing.";
      case Authenticity.Altered a ->
          "Read the chip again first: a reader that garbles data can do this too. If it stays so, look at the printed page and ask document experts.";
      case Authenticity.SignatureInvalid a ->
          "Read the chip again. If it stays so, ask document experts; issuing states have also made faulty chips.";
      case Authenticity.IssuerUnknown a ->
          "This says nothing against the document. Check its printed page; the operator can import the issuer's certificate (./exeat trust import).";
      case Authenticity.CertificateRevoked a ->
          "Check the printed page and ask the issuing state: a revoked signer may have signed sound documents, too.";
      case Authenticity.RevocationUndetermined a ->
          "This says nothing against the document. The operator imports the state's current revocation list (./exeat trust import).";
      case Authenticity.Unreadable a ->
          "Read the chip again. If it stays unreadable, go by the printed page.";
    };
  }

  private static String groups(java.util.Set<Integer> numbers) {
    return numbers.stream().sorted().map(n -> "DG" + n).collect(Collectors.joining(", "));
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
  public static String coverage(Assessment a) {
    Coverage c = a.coverage();
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
        + ")."
        + uncounted(a);
  }

  /** Where it cannot be said that these are all: who would have to count. */
  private static String uncounted(Assessment a) {
    Set<Coverage.Source> by = a.policy().profile(a.mode()).countedBy();
    return a.coverage().counted(by)
        ? ""
        : " Whether that is everybody nobody knows before a count by "
            + by.stream()
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "))
            + ".";
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
