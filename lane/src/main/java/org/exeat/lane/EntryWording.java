package org.exeat.lane;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.records.ledger.LedgerEntry;

/** Entries of the ledger in plain English sentences, for those whom they are about. */
public final class EntryWording {
  private EntryWording() {}

  /** A sentence or two. */
  public static String of(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.Opened e ->
          "A crossing began: lane "
              + e.lane()
              + ", "
              + lower(e.direction())
              + ", "
              + lower(e.mode())
              + ".";
      case LedgerEntry.DocumentPresented e ->
          "The document was presented, number "
              + e.document()
              + " of this crossing. Its chip: "
              + lower(e.authenticity())
              + ".";
      case LedgerEntry.OccupantCaptured e ->
          "A photograph was taken, of person "
              + e.occupant()
              + e.row().map(r -> " in row " + r).orElse("")
              + (e.goodEnough() ? "." : "; it was not good enough to be compared.");
      case LedgerEntry.Assessed e -> assessed(e);
      case LedgerEntry.Prompted e ->
          "The sign asked: "
              + e.prompts().stream().map(EntryWording::lower).collect(Collectors.joining(", "))
              + ".";
      case LedgerEntry.OptedOut e -> "An officer was chosen instead of the camera.";
      case LedgerEntry.Resolved e ->
          "An officer ("
              + e.officer().value()
              + ") looked: "
              + lower(e.resolution())
              + ". Ground: "
              + e.ground();
      case LedgerEntry.Admitted e ->
          "An officer admitted the holder. Purpose: "
              + e.purpose()
              + "; class: "
              + e.category()
              + e.until().map(u -> "; until " + u).orElse("")
              + ".";
      case LedgerEntry.Linked e ->
          "An officer ("
              + e.officer().value()
              + ") saw another document of the holder's. Ground: "
              + e.ground();
      case LedgerEntry.EvidenceKept e ->
          "Kept, encrypted: a " + lower(e.what()) + ", as " + e.evidence().sha256() + ".";
      case LedgerEntry.Closed e ->
          "The crossing ended. People there: "
              + e.present()
              + ", photographed well enough: "
              + e.captured()
              + ", confirmed: "
              + e.confirmed()
              + ", referred to an officer: "
              + e.referred()
              + ".";
      case LedgerEntry.Abandoned e -> "The crossing ended without being closed: " + e.cause() + ".";
      case LedgerEntry.Deleted e ->
          "The key was destroyed of "
              + e.evidence().stream().map(v -> v.sha256()).collect(Collectors.joining(", "))
              + ", by the rule: "
              + e.rule()
              + ".";
      case LedgerEntry.Viewed e ->
          "The record was "
              + (e.exported() ? "taken out" : "looked at")
              + " by an official ("
              + e.viewer().value()
              + ")"
              + ". Purpose: "
              + e.purpose();
      case LedgerEntry.NothingFound e ->
          "An official ("
              + e.viewer().value()
              + ") asked for a holder of whom nothing was on record. Purpose: "
              + e.purpose();
      case LedgerEntry.Disclosed e ->
          "The record went to "
              + e.recipient()
              + ". Purpose: "
              + e.purpose()
              + "; law: "
              + e.legalBasis()
              + "; fields: "
              + String.join(", ", e.fields())
              + ".";
      case LedgerEntry.ReceiptIssued e ->
          "A receipt was issued, number " + e.index() + " of list " + e.list() + ".";
      case LedgerEntry.ReceiptRevoked e -> "The receipt was revoked. Reason: " + e.reason();
      case LedgerEntry.Corrected e ->
          "Entry "
              + e.entry()
              + " was corrected: "
              + e.correction()
              + ". Reason: "
              + e.reason()
              + "; recipients have it by "
              + e.recipientsBy()
              + ".";
      case LedgerEntry.CorrectionSent e ->
          "Who had got the record by entry "
              + e.disclosure()
              + " was told of the correction, entry "
              + e.correction()
              + ": "
              + e.how();
      case LedgerEntry.PortraitRenewed e ->
          "An officer ("
              + e.officer().value()
              + ") made a new picture, with the holder's consent, for later crossings. It is kept, encrypted, as "
              + e.evidence().sha256()
              + ". Ground: "
              + e.ground();
      case LedgerEntry.PolicyChanged e ->
          "The policy " + e.policy() + " took the place of another. Reason: " + e.reason();
      case LedgerEntry.HoldPlaced e ->
          "What is kept is held until " + e.until() + ". Reason: " + e.reason();
      case LedgerEntry.HoldEnded e -> "The hold ended. Reason: " + e.reason();
      case LedgerEntry.ChangeProposed e ->
          "An official ("
              + e.officer().value()
              + ") proposed "
              + switch (e.what()) {
                case POLICY -> "the policy " + e.policy().orElse("");
                case HOLD -> "to hold what is kept until " + e.until().orElse(e.at());
                case HOLD_END -> "to end the hold";
              }
              + ", which takes a second one. Reason: "
              + e.reason();
      case LedgerEntry.ChangeSettled e ->
          "The proposal was "
              + lower(e.settlement())
              + " by an official ("
              + e.officer().value()
              + ")."
              + e.reason().map(r -> " Reason: " + r).orElse("");
      case LedgerEntry.RetentionChecked e ->
          "What is kept in the vault "
              + (e.stays() ? "and of stays " : "")
              + "was held against the policy "
              + e.policy()
              + ": overdue are "
              + e.overdue()
              + ".";
      case LedgerEntry.DepartureAnnounced e ->
          "A departure was announced, and is kept as " + e.announcement().sha256() + ".";
      case LedgerEntry.AnnouncementShown e ->
          "The code of an announced departure was shown, of "
              + e.people()
              + (e.people() == 1 ? " person." : " people.");
      case LedgerEntry.AnnouncementGone e ->
          "The announcement "
              + e.announcement().sha256()
              + " was erased: "
              + switch (e.cause()) {
                case USED -> "its code was shown in a crossing that closed.";
                case WITHDRAWN -> "they took it back.";
                case EXPIRED -> "its day is over.";
              };
    };
  }

  private static String assessed(LedgerEntry.Assessed e) {
    return "Faces were compared with documents ("
        + e.calibration()
        + e.threshold().map(t -> ", needed " + Wording.number(t)).orElse("")
        + "). "
        + e.outcomes().stream().map(EntryWording::outcome).collect(Collectors.joining(" "));
  }

  private static String outcome(LedgerEntry.Outcome o) {
    Optional<String> who =
        o.document().map(d -> "Document " + d).or(() -> o.occupant().map(f -> "Person " + f));
    return who.orElse("Somebody")
        + ": "
        + o.outcome().replace('_', ' ')
        + o.score().map(s -> ", similarity " + Wording.number(s)).orElse("")
        + ".";
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
