package org.exeat.records.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;

/**
 * What the ledger can say: a closed set, so that nothing else gets in. Each is one line of JSON,
 * its fields in the order below after {@code kind}; what is empty is {@code null}. Nowhere is there
 * room for a picture, a template, a name, a number of a document or a date of birth; free text is
 * an officer's or a policy's and is bounded. One file, for it is read as one list.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerEntry.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = LedgerEntry.DocumentPresented.class, name = "document_presented"),
  @JsonSubTypes.Type(value = LedgerEntry.OccupantCaptured.class, name = "occupant_captured"),
  @JsonSubTypes.Type(value = LedgerEntry.Assessed.class, name = "assessed"),
  @JsonSubTypes.Type(value = LedgerEntry.Prompted.class, name = "prompted"),
  @JsonSubTypes.Type(value = LedgerEntry.OptedOut.class, name = "opted_out"),
  @JsonSubTypes.Type(value = LedgerEntry.Resolved.class, name = "resolved"),
  @JsonSubTypes.Type(value = LedgerEntry.Admitted.class, name = "admitted"),
  @JsonSubTypes.Type(value = LedgerEntry.Linked.class, name = "linked"),
  @JsonSubTypes.Type(value = LedgerEntry.EvidenceKept.class, name = "evidence_kept"),
  @JsonSubTypes.Type(value = LedgerEntry.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = LedgerEntry.Abandoned.class, name = "abandoned"),
  @JsonSubTypes.Type(value = LedgerEntry.Deleted.class, name = "deleted"),
  @JsonSubTypes.Type(value = LedgerEntry.Viewed.class, name = "viewed"),
  @JsonSubTypes.Type(value = LedgerEntry.NothingFound.class, name = "nothing_found"),
  @JsonSubTypes.Type(value = LedgerEntry.Disclosed.class, name = "disclosed"),
  @JsonSubTypes.Type(value = LedgerEntry.ReceiptIssued.class, name = "receipt_issued"),
  @JsonSubTypes.Type(value = LedgerEntry.ReceiptRevoked.class, name = "receipt_revoked"),
  @JsonSubTypes.Type(value = LedgerEntry.Corrected.class, name = "corrected"),
  @JsonSubTypes.Type(value = LedgerEntry.CorrectionSent.class, name = "correction_sent"),
  @JsonSubTypes.Type(value = LedgerEntry.PortraitRenewed.class, name = "portrait_renewed"),
  @JsonSubTypes.Type(value = LedgerEntry.PolicyChanged.class, name = "policy_changed"),
  @JsonSubTypes.Type(value = LedgerEntry.HoldPlaced.class, name = "hold_placed"),
  @JsonSubTypes.Type(value = LedgerEntry.HoldEnded.class, name = "hold_ended"),
  @JsonSubTypes.Type(value = LedgerEntry.RetentionChecked.class, name = "retention_checked"),
  @JsonSubTypes.Type(value = LedgerEntry.DepartureAnnounced.class, name = "departure_announced"),
  @JsonSubTypes.Type(value = LedgerEntry.AnnouncementShown.class, name = "announcement_shown"),
  @JsonSubTypes.Type(value = LedgerEntry.AnnouncementGone.class, name = "announcement_gone"),
  @JsonSubTypes.Type(value = LedgerEntry.ChangeProposed.class, name = "change_proposed"),
  @JsonSubTypes.Type(value = LedgerEntry.ChangeSettled.class, name = "change_settled"),
})
public sealed interface LedgerEntry {
  /** Most characters of a text that people write. */
  int MOST_TEXT = 400;

  /** What {@link Outcome#outcome} says of who is confirmed. */
  String CONFIRMED = "confirmed";

  /** When it happened, UTC, whole milliseconds. */
  Instant at();

  /** What happens while a crossing is open, one step after the other. */
  sealed interface Step extends LedgerEntry {
    CrossingId crossing();

    /** Its number in the crossing, from 0; what comes twice is known by it. */
    int step();
  }

  /** A vehicle or a person has come. */
  record Opened(
      Instant at, CrossingId crossing, int step, String lane, Direction direction, Mode mode)
      implements Step {
    public Opened {
      at = millis(at);
      text(lane);
    }
  }

  /**
   * A document was presented. One that is read after the decision comes again, with its holder.
   *
   * @param document its number in the crossing, from 1
   * @param holder of whom only who knows the document and has the key can say that it is the one;
   *     empty where its fields could not be read
   * @param authenticity what its chip proves
   */
  record DocumentPresented(
      Instant at,
      CrossingId crossing,
      int step,
      int document,
      Optional<Pseudonym> holder,
      ChipProof authenticity)
      implements Step {
    public DocumentPresented {
      at = millis(at);
    }
  }

  /** What passive authentication says of a document's chip. */
  enum ChipProof {
    AUTHENTIC,
    ALTERED,
    SIGNATURE_INVALID,
    ISSUER_UNKNOWN,
    CERTIFICATE_REVOKED,
    REVOCATION_UNDETERMINED,
    UNREADABLE,
    NO_CHIP,
    /** Nothing of the document was read, or not by the time of the decision. */
    NOT_READ
  }

  /**
   * Somebody was photographed.
   *
   * @param occupant number in the crossing, from 1
   * @param row of the seat; empty where unknown
   * @param goodEnough whether the capture may be compared
   */
  record OccupantCaptured(
      Instant at,
      CrossingId crossing,
      int step,
      int occupant,
      Optional<Integer> row,
      boolean goodEnough)
      implements Step {
    public OccupantCaptured {
      at = millis(at);
    }
  }

  /**
   * Occupants were held against documents.
   *
   * @param model SHA-256 of the template network, hexadecimal
   * @param calibration the run that set the threshold
   * @param threshold that was required; empty where nothing was compared
   * @param outcomes of every document, then of every face without one
   */
  record Assessed(
      Instant at,
      CrossingId crossing,
      int step,
      String model,
      String calibration,
      Optional<Double> threshold,
      List<Outcome> outcomes)
      implements Step {
    public Assessed {
      at = millis(at);
      text(model);
      text(calibration);
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * What the machine said of one traveller.
   *
   * @param document empty for a face without one
   * @param occupant empty for a document without a face
   * @param outcome {@link #CONFIRMED}, or the name of the reason for which an officer looks
   * @param score of the two; empty where they were not compared
   */
  record Outcome(
      Optional<Integer> document,
      Optional<Integer> occupant,
      String outcome,
      Optional<Double> score) {
    public Outcome {
      text(outcome);
    }
  }

  /** The sign or the officer asked for something. */
  record Prompted(Instant at, CrossingId crossing, int step, List<Prompt> prompts) implements Step {
    public Prompted {
      at = millis(at);
      prompts = List.copyOf(prompts);
    }
  }

  /**
   * A traveller chose an officer instead of the camera.
   *
   * @param document empty where all did who are there
   */
  record OptedOut(Instant at, CrossingId crossing, int step, Optional<Integer> document)
      implements Step {
    public OptedOut {
      at = millis(at);
    }
  }

  /**
   * An officer looked.
   *
   * @param document whose holder the officer looked at; empty for a face without one
   * @param occupant the face without a document; empty for a document
   * @param officer account's pseudonym
   * @param ground in the officer's words
   */
  record Resolved(
      Instant at,
      CrossingId crossing,
      int step,
      Optional<Integer> document,
      Optional<Integer> occupant,
      Pseudonym officer,
      Resolution resolution,
      String ground)
      implements Step {
    public Resolved {
      at = millis(at);
      text(ground);
    }
  }

  /** What an officer found. */
  enum Resolution {
    /** The document belongs to this person. */
    CONFIRMED,
    NOT_CONFIRMED,
    /** Somebody else looks further, elsewhere. */
    SENT_ON
  }

  /**
   * An officer admitted a traveller.
   *
   * @param category class of admission
   * @param until last day of the stay; empty where it is not limited
   */
  record Admitted(
      Instant at,
      CrossingId crossing,
      int step,
      int document,
      Pseudonym officer,
      String purpose,
      String category,
      Optional<LocalDate> until)
      implements Step {
    public Admitted {
      at = millis(at);
      text(purpose);
      text(category);
    }
  }

  /**
   * An officer saw that a holder has another document, so that entries by one are paired with exits
   * by the other.
   *
   * @param document that was presented
   * @param other holder of the other document, as {@link DocumentPresented#holder} would be
   * @param ground in the officer's words
   */
  record Linked(
      Instant at,
      CrossingId crossing,
      int step,
      int document,
      Pseudonym other,
      Pseudonym officer,
      String ground)
      implements Step {
    public Linked {
      at = millis(at);
      text(ground);
    }
  }

  /**
   * Something is kept, in the vault or in the book of stays, for as long as a rule of the policy
   * lets it be.
   *
   * @param document whose portrait or stay it is; empty for a photograph
   * @param occupant who was photographed; empty for a portrait
   * @param what kind of evidence
   */
  record EvidenceKept(
      Instant at,
      CrossingId crossing,
      int step,
      Optional<Integer> document,
      Optional<Integer> occupant,
      EvidenceKind what,
      Evidence evidence)
      implements Step {
    public EvidenceKept {
      at = millis(at);
    }
  }

  /**
   * It is over.
   *
   * @param present people, as well as it is known
   * @param captured of them
   * @param confirmed travellers, by the machine or by an officer
   * @param referred travellers at whom an officer had to look
   */
  record Closed(
      Instant at,
      CrossingId crossing,
      int step,
      int present,
      int captured,
      int confirmed,
      int referred)
      implements Step {
    public Closed {
      at = millis(at);
    }
  }

  /**
   * It ended without being closed: the vehicle turned, or the machine stopped.
   *
   * @param cause in words
   */
  record Abandoned(Instant at, CrossingId crossing, int step, String cause) implements Step {
    public Abandoned {
      at = millis(at);
      text(cause);
    }
  }

  /**
   * The key of evidence was destroyed.
   *
   * @param evidence what nobody can read any more
   * @param rule of the retention policy
   */
  record Deleted(Instant at, CrossingId crossing, List<Evidence> evidence, String rule)
      implements LedgerEntry {
    public Deleted {
      at = millis(at);
      evidence = List.copyOf(evidence);
      text(rule);
    }
  }

  /**
   * Somebody looked at a record, or took it out.
   *
   * @param document whose holder's part of it; empty for all of the crossing
   */
  record Viewed(
      Instant at,
      CrossingId crossing,
      Optional<Integer> document,
      Pseudonym viewer,
      boolean exported,
      String purpose)
      implements LedgerEntry {
    public Viewed {
      at = millis(at);
      text(purpose);
    }
  }

  /**
   * Somebody asked for the holder of a document of whom nothing is on record.
   *
   * @param viewer who asked
   */
  record NothingFound(Instant at, Pseudonym viewer, String purpose) implements LedgerEntry {
    public NothingFound {
      at = millis(at);
      text(purpose);
    }
  }

  /**
   * A record went to another system.
   *
   * @param document whose holder's part of it
   * @param fields what of it
   */
  record Disclosed(
      Instant at,
      CrossingId crossing,
      int document,
      Pseudonym officer,
      String recipient,
      String purpose,
      String legalBasis,
      List<String> fields)
      implements LedgerEntry {
    public Disclosed {
      at = millis(at);
      text(recipient);
      text(purpose);
      text(legalBasis);
      fields = List.copyOf(fields);
      fields.forEach(LedgerEntry::text);
    }
  }

  /**
   * A traveller got a receipt.
   *
   * @param list of receipts whose status is published together, from 1
   * @param index in it, drawn at random
   */
  record ReceiptIssued(Instant at, CrossingId crossing, int document, int list, int index)
      implements LedgerEntry {
    public ReceiptIssued {
      at = millis(at);
    }
  }

  /** A receipt does not count any more. */
  record ReceiptRevoked(
      Instant at, CrossingId crossing, int document, Pseudonym officer, String reason)
      implements LedgerEntry {
    public ReceiptRevoked {
      at = millis(at);
      text(reason);
    }
  }

  /**
   * What was recorded is wrong.
   *
   * @param document whose holder asked for it, or is concerned
   * @param entry number in the ledger of the one that is
   * @param correction what is right
   * @param recipientsBy day by which all recipients of disclosures must have it
   */
  record Corrected(
      Instant at,
      CrossingId crossing,
      int document,
      long entry,
      Pseudonym officer,
      String reason,
      String correction,
      LocalDate recipientsBy)
      implements LedgerEntry {
    public Corrected {
      at = millis(at);
      text(reason);
      text(correction);
    }
  }

  /**
   * Who had a record knows that it was wrong.
   *
   * @param correction number of the entry that corrects
   * @param disclosure number of the entry by which it went there
   * @param how they were told, in the officer's words
   */
  record CorrectionSent(
      Instant at,
      CrossingId crossing,
      int document,
      long correction,
      long disclosure,
      Pseudonym officer,
      String how)
      implements LedgerEntry {
    public CorrectionSent {
      at = millis(at);
      text(how);
    }
  }

  /**
   * An officer made a new picture of a holder, with the holder's consent, as a second reference for
   * later crossings.
   *
   * @param crossing the holder's last one, under which it is kept
   * @param evidence the picture
   * @param stay the row that leads to it
   * @param ground why, in the officer's words
   */
  record PortraitRenewed(
      Instant at,
      CrossingId crossing,
      int document,
      Pseudonym officer,
      Evidence evidence,
      Evidence stay,
      String ground)
      implements LedgerEntry {
    public PortraitRenewed {
      at = millis(at);
      text(ground);
    }
  }

  /**
   * A policy took the place of another.
   *
   * @param policy which
   * @param sha256 of its file, hexadecimal
   */
  record PolicyChanged(Instant at, Pseudonym officer, String policy, String sha256, String reason)
      implements LedgerEntry {
    public PolicyChanged {
      at = millis(at);
      text(policy);
      text(sha256);
      text(reason);
    }
  }

  /** A crossing's evidence is kept beyond its time. */
  record HoldPlaced(
      Instant at, CrossingId crossing, Pseudonym officer, String reason, Instant until)
      implements LedgerEntry {
    public HoldPlaced {
      at = millis(at);
      until = millis(until);
      text(reason);
    }
  }

  /** A hold ended before its time. */
  record HoldEnded(Instant at, CrossingId crossing, Pseudonym officer, String reason)
      implements LedgerEntry {
    public HoldEnded {
      at = millis(at);
      text(reason);
    }
  }

  /**
   * The vault was held against the policy, and the book of stays where there is one.
   *
   * @param policy its name
   * @param stays whether the book of stays was looked at too
   * @param kept pieces of evidence that are kept
   * @param held of these, by a legal hold
   * @param overdue of these, those that should be gone; the proof is that there are none
   * @param unreadable crossings whose keys cannot be read, so that nobody knows what they keep and
   *     how long; while there are any, nothing is proved
   */
  record RetentionChecked(
      Instant at, String policy, boolean stays, int kept, int held, int overdue, int unreadable)
      implements LedgerEntry {
    public RetentionChecked {
      at = millis(at);
      text(policy);
    }
  }

  /**
   * Travellers announced a departure. Whose it is the ledger does not know before they come.
   *
   * @param announcement in its sealed form
   */
  record DepartureAnnounced(Instant at, Evidence announcement) implements LedgerEntry {
    public DepartureAnnounced {
      at = millis(at);
    }
  }

  /**
   * Travellers showed the code of an announcement. Which one is not said: it would lead from the
   * crossing to the hour in which they announced it, and to another that they turned back from.
   *
   * @param people of whom it is
   */
  record AnnouncementShown(Instant at, CrossingId crossing, int step, int people) implements Step {
    public AnnouncementShown {
      at = millis(at);
    }
  }

  /** An announcement was erased. */
  record AnnouncementGone(Instant at, Evidence announcement, Cause cause) implements LedgerEntry {
    /** Why. */
    public enum Cause {
      /** It was shown in a crossing that closed. */
      USED,
      /** They took it back. */
      WITHDRAWN,
      /** Its day is over. */
      EXPIRED
    }

    public AnnouncementGone {
      at = millis(at);
    }
  }

  /** What takes two people. */
  enum Change {
    POLICY,
    HOLD,
    HOLD_END
  }

  /**
   * Somebody proposed what takes a second person, who approves it or does not.
   *
   * @param proposal what it is called, drawn at random
   * @param crossing whose evidence; empty for a policy
   * @param until when the hold ends by itself; empty for the others
   * @param policy its name; empty for the others
   * @param sha256 of the policy's file, hexadecimal; empty for the others
   * @param officer who proposed it
   */
  record ChangeProposed(
      Instant at,
      String proposal,
      Change what,
      Optional<CrossingId> crossing,
      Optional<Instant> until,
      Optional<String> policy,
      Optional<String> sha256,
      Pseudonym officer,
      String reason)
      implements LedgerEntry {
    public ChangeProposed {
      at = millis(at);
      text(proposal);
      until = until.map(LedgerEntry::millis);
      policy.ifPresent(LedgerEntry::text);
      sha256.ifPresent(LedgerEntry::text);
      text(reason);
      if (crossing.isPresent() != (what != Change.POLICY)
          || until.isPresent() != (what == Change.HOLD)
          || policy.isPresent() != (what == Change.POLICY)
          || sha256.isPresent() != (what == Change.POLICY)) {
        throw new IllegalArgumentException("a proposal says what its kind takes, and no more");
      }
    }

    /** What follows right after it was approved; it is as by who proposed it. */
    public LedgerEntry approved(Instant at) {
      return switch (what) {
        case POLICY ->
            new PolicyChanged(at, officer, policy.orElseThrow(), sha256.orElseThrow(), reason);
        case HOLD ->
            new HoldPlaced(at, crossing.orElseThrow(), officer, reason, until.orElseThrow());
        case HOLD_END -> new HoldEnded(at, crossing.orElseThrow(), officer, reason);
      };
    }
  }

  /**
   * A proposal is over.
   *
   * @param crossing as it says
   * @param officer who approved or refused it, never who proposed it; or who took it back
   * @param reason in words; empty where it needs none
   */
  record ChangeSettled(
      Instant at,
      String proposal,
      Optional<CrossingId> crossing,
      Settlement settlement,
      Pseudonym officer,
      Optional<String> reason)
      implements LedgerEntry {
    public ChangeSettled {
      at = millis(at);
      text(proposal);
      reason.ifPresent(LedgerEntry::text);
    }
  }

  /** How a proposal ended. */
  enum Settlement {
    APPROVED,
    REFUSED,
    /** By who had proposed it. */
    WITHDRAWN
  }

  private static Instant millis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void text(String text) {
    if (text.isBlank() || text.length() > MOST_TEXT) {
      throw new IllegalArgumentException(
          "a text in the ledger has 1 to " + MOST_TEXT + " characters, not " + text.length());
    }
  }
}
