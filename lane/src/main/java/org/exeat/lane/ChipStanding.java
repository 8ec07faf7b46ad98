package org.exeat.lane;

import org.exeat.documents.chip.ChipAuthenticity;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.domain.Authenticity;

/**
 * Whether the chip that was read is the one that the state issued: what the chip proved, together
 * with what the state signed. A key that nobody signed proves nothing, and a chip that hides the
 * key that its signature covers may be a copy.
 *
 * @param result passed, failed, or undetermined
 * @param words what was found; no personal content
 */
public record ChipStanding(Result result, String words) {

  /**
   * Joins the two.
   *
   * @param proved by the chip when it was read
   * @param inspection of the files that were read from it
   */
  public static ChipStanding of(ChipAuthenticity proved, DocumentInspection inspection) {
    return switch (proved) {
      case ChipAuthenticity.Failed(String why) ->
          new ChipStanding(
              Result.FAILED, "it did not prove its key: " + why + "; it may be a copy");
      case ChipAuthenticity.NotOffered n -> notOffered(inspection);
      case ChipAuthenticity.Genuine(ChipAuthenticity.Proof by) ->
          switch (by) {
            case ChipAuthenticity.Proof.ChipAuthentication c ->
                genuine("Chip Authentication", 14, inspection);
            case ChipAuthenticity.Proof.ActiveAuthentication a ->
                genuine("Active Authentication", 15, inspection);
            case ChipAuthenticity.Proof.ChipAuthenticationMapping m ->
                new ChipStanding(
                    Result.UNDETERMINED,
                    "it proved a key of EF.CardSecurity (PACE chip authentication mapping), whose signature is not checked here");
          };
    };
  }

  private static ChipStanding genuine(String by, int keyIn, DocumentInspection inspection) {
    if (!inspection.authenticity().signed().contains(keyIn)) {
      return new ChipStanding(
          Result.UNDETERMINED,
          by
              + " passed, with a key in DG"
              + keyIn
              + " that the signature does not cover: proves nothing");
    }
    return inspection.authenticity().outcome() instanceof Authenticity.Authentic
        ? new ChipStanding(
            Result.PASSED, by + " passed, with the key that the state signed in DG" + keyIn)
        : new ChipStanding(
            Result.UNDETERMINED,
            by + " passed; worth as much as the signature over DG" + keyIn + " is");
  }

  private static ChipStanding notOffered(DocumentInspection inspection) {
    try {
      SecurityObject signed =
          SecurityObject.of(inspection.chip().get(ChipFile.EF_SOD).orElse(new byte[0]));
      if (signed.hashes().containsKey(14) || signed.hashes().containsKey(15)) {
        return new ChipStanding(
            Result.UNDETERMINED,
            "it offers no proof, and its signature covers a key that it does not show: it may be a copy");
      }
    } catch (UnreadableFileException e) {
      return new ChipStanding(Result.UNDETERMINED, "it offers no proof");
    }
    return new ChipStanding(
        Result.UNDETERMINED, "documents of this kind offer no proof against copies");
  }
}
