package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.evaluation.DayTrial.Crossing;
import org.exeat.evaluation.DayTrial.Judged;
import org.exeat.evaluation.DayTrial.Outcome;
import org.exeat.evaluation.PassageTruth.Shown;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.simulator.scene.Truth;
import org.junit.jupiter.api.Test;

/** Who was confirmed rightly, by the truth. */
class DayTrialTest {
  private final List<Truth.Document> documents = new ArrayList<>();
  private final List<Truth.Planted> planted = new ArrayList<>();
  private final List<Optional<Shown>> shows = new ArrayList<>();
  private final List<LedgerEntry.Outcome> outcomes = new ArrayList<>();

  /**
   * A document and what came of it.
   *
   * @param holder occupant, 0 for somebody who is not there
   * @param face occupant in whose order the capture comes, 0 for none
   */
  private void document(int holder, String fault, String outcome, int face) {
    int number = documents.size() + 1;
    documents.add(
        new Truth.Document(
            number,
            holder == 0 ? 1 : holder,
            number,
            holder == 0 ? Optional.empty() : Optional.of(holder),
            "td3",
            1,
            fault));
    outcomes.add(
        new LedgerEntry.Outcome(
            Optional.of(number),
            face == 0 ? Optional.empty() : Optional.of(face),
            outcome,
            Optional.empty()));
  }

  private void face(int occupant, String outcome) {
    outcomes.add(
        new LedgerEntry.Outcome(
            Optional.empty(), Optional.of(occupant), outcome, Optional.empty()));
  }

  private void shows(int person, boolean picture) {
    shows.add(Optional.of(new Shown(person, picture, false, false)));
  }

  private Truth.Vehicle vehicle() {
    return new Truth.Vehicle(
        Truth.Type.VEHICLE,
        0,
        "sedan",
        LocalDateTime.of(2026, 3, 20, 8, 0),
        new Truth.Glass(1, 1, 0),
        List.of(),
        documents,
        planted);
  }

  private List<Outcome> judged() {
    return DayTrial.judged(vehicle(), shows, outcomes).stream().map(Judged::outcome).toList();
  }

  @Test
  void aConfirmationIsRightByTheHoldersFaceAndASoundDocumentOnly() {
    shows(1, false);
    shows(3, false); // another's
    shows(3, true); // the own portrait, held up
    shows(4, false);
    shows.add(Optional.empty());
    document(1, "none", "confirmed", 1);
    document(2, "none", "confirmed", 2);
    document(3, "none", "confirmed", 3);
    document(4, "expired", "confirmed", 4);
    document(0, "none", "confirmed", 5);
    assertEquals(
        List.of(
            Outcome.RIGHTLY_CONFIRMED,
            Outcome.WRONG_FACE,
            Outcome.WRONG_FACE,
            Outcome.WRONG_DOCUMENT,
            Outcome.WRONG_FACE),
        judged());
  }

  @Test
  void aReferralIsNeedlessWhereNothingIsPlanted() {
    planted.add(new Truth.Planted("swapped_siblings", List.of(1)));
    planted.add(new Truth.Planted("old_portrait", List.of(2)));
    document(1, "none", "too_close_to_call", 0);
    document(2, "none", "face_does_not_match", 0);
    document(3, "altered_portrait", "document_not_accepted", 0);
    document(0, "none", "face_does_not_match", 0);
    document(5, "none", "exempt_by_age", 0);
    for (int person : List.of(1, 5, 6, -2)) {
      shows(person, false);
    }
    for (int face = 1; face <= 4; face++) {
      face(face, "no_document_for_face");
    }
    assertEquals(
        List.of(
            Outcome.RIGHTLY_REFERRED,
            Outcome.NEEDLESSLY_REFERRED,
            Outcome.RIGHTLY_REFERRED,
            Outcome.RIGHTLY_REFERRED,
            Outcome.BY_AGE,
            Outcome.RIGHTLY_REFERRED,
            Outcome.BY_AGE,
            Outcome.NEEDLESSLY_REFERRED,
            Outcome.NOBODY),
        judged());
  }

  @Test
  void whatIsPlantedIsMissedByItsOwnPeopleOnly() {
    Truth.Planted hidden = new Truth.Planted("hidden_occupant", List.of(3));
    Truth.Planted found = new Truth.Planted("missing_document", List.of(2));
    Truth.Planted expired = new Truth.Planted("expired_document", List.of(1));
    Truth.Planted attack = new Truth.Planted("screen_attack", List.of(4));
    planted.addAll(List.of(hidden, found, expired, attack));
    shows(1, false);
    shows(2, false);
    shows(4, true);
    document(1, "expired", "document_not_accepted", 0);
    document(4, "none", "confirmed", 3);
    face(2, "no_document_for_face");
    Crossing c = new Crossing(vehicle(), 2, 3, DayTrial.judged(vehicle(), shows, outcomes));
    assertTrue(c.missed(hidden));
    assertTrue(c.missed(attack));
    assertTrue(!c.missed(found) && !c.missed(expired));
  }

  @Test
  void theTableCountsThem() {
    planted.add(new Truth.Planted("anothers_document", List.of(1)));
    shows(1, false);
    document(0, "none", "confirmed", 1);
    Crossing wrong = new Crossing(vehicle(), 1, 1, DayTrial.judged(vehicle(), shows, outcomes));
    assertTrue(wrong.wrong());
    DayTable table = new DayTable(List.of(wrong), Map.of("document_presented", 1L, "closed", 1L));
    String all = table.tables().stream().map(Table::texts).toList().toString();
    assertTrue(all.contains("[confirmed by another's face, 1, 100.0 %"), all);
    assertTrue(all.contains("[anothers document, 1, 1, 100.0 %"), all);
    assertTrue(all.contains("[documents presented, and in the ledger, 1, 1]"), all);
    assertTrue(all.contains("[occupants found, and in the ledger, 1, 0]"), all);
  }
}
