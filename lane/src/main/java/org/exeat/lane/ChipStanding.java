package org.exeat.lane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.chip.ChipAuthenticity;
import org.exeat.documents.chip.FileBytes;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.domain.Authenticity;

/**
 * Whether the chip that was read is the one that the state issued: what the chip proved, together
 * with what the state signed. A key that nobody signed proves nothing, and a chip that hides the
 * key that its signature covers may be a copy.
 *
 * @param result passed, failed, or undetermined
 * @param look whether an officer has to look even where the signature is in order
 * @param words what was found; no personal content
 */
public record ChipStanding(Result result, boolean look, String words) {

  /**
   * Joins the two.
   *
   * @param proved by the chip when it was read
   * @param inspection of the files that were read from it
   * @param authentication for EF.CardSecurity, which has a signature of its own
   * @param at the moment that it is held against
   */
  public static ChipStanding of(
      ChipAuthenticity proved,
      DocumentInspection inspection,
      PassiveAuthentication authentication,
      Instant at) {
    if (proved instanceof ChipAuthenticity.Failed(String why)) {
      return new ChipStanding(
          Result.FAILED, true, "it did not prove its key: " + why + "; it may be a copy");
    }
    Optional<ChipFile> hidden = hidden(inspection);
    if (hidden.isPresent()) {
      return open(
          "its signature covers "
              + hidden.get().title()
              + ", which holds a key, and it does not show it: it may be a copy");
    }
    return switch (proved) {
      case ChipAuthenticity.Failed f -> throw new IllegalStateException("was dealt with");
      case ChipAuthenticity.NotTried(String why) -> open("nothing was proved: " + why);
      case ChipAuthenticity.NotOffered n ->
          new ChipStanding(
              Result.UNDETERMINED, false, "documents of this kind offer no proof against copies");
      case ChipAuthenticity.Genuine(ChipAuthenticity.Proof by) ->
          switch (by) {
            case ChipAuthenticity.Proof.ChipAuthentication c ->
                genuine("Chip Authentication", ChipFile.DG14, inspection);
            case ChipAuthenticity.Proof.ActiveAuthentication a ->
                genuine("Active Authentication", ChipFile.DG15, inspection);
            case ChipAuthenticity.Proof.ChipAuthenticationMapping(FileBytes cardSecurity) ->
                mapped(authentication.cardSecurity(cardSecurity.toArray(), zone(inspection), at));
          };
    };
  }

  private static ChipStanding genuine(String by, ChipFile keyIn, DocumentInspection inspection) {
    if (!inspection.authenticity().signed().contains(keyIn.dataGroup().orElseThrow())) {
      return open(
          by
              + " passed, with a key in "
              + keyIn.title()
              + " that the signature does not cover: proves nothing");
    }
    return inspection.authenticity().outcome() instanceof Authenticity.Authentic
        ? new ChipStanding(
            Result.PASSED,
            false,
            by + " passed, with the key that the state signed in " + keyIn.title())
        : open(by + " passed; worth as much as the signature over " + keyIn.title() + " is");
  }

  private static ChipStanding mapped(Authenticity cardSecurity) {
    String by = "PACE chip authentication mapping passed, with a key of EF.CardSecurity";
    return cardSecurity instanceof Authenticity.Authentic
        ? new ChipStanding(Result.PASSED, false, by + " that the state signed")
        : open(by + "; of that file: " + Wording.authenticity(cardSecurity));
  }

  private static String zone(DocumentInspection inspection) {
    try {
      return DataGroup1.mrz(inspection.chip().need(ChipFile.DG1));
    } catch (UnreadableFileException e) {
      return "<<<<<"; // of no state: nothing is signed for it
    }
  }

  private static ChipStanding open(String words) {
    return new ChipStanding(Result.UNDETERMINED, true, words);
  }

  /** A file with a key that the state signed and the chip did not give. */
  private static Optional<ChipFile> hidden(DocumentInspection inspection) {
    try {
      SecurityObject signed =
          SecurityObject.of(inspection.chip().get(ChipFile.EF_SOD).orElse(new byte[0]));
      return List.of(ChipFile.DG14, ChipFile.DG15).stream()
          .filter(f ->
              signed.hashes().containsKey(f.dataGroup().orElseThrow())
                  && !inspection.chip().present().contains(f))
          .findFirst();
    } catch (UnreadableFileException e) {
      return Optional.empty(); // passive authentication says so
    }
  }
}
