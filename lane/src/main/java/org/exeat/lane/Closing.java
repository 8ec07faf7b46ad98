package org.exeat.lane;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.TravelDocument;

/**
 * What came of a crossing.
 *
 * @param confirmed documents whose holders are confirmed, by the machine or by an officer; by their
 *     numbers from 1
 * @param byOfficer those of them whom an officer confirmed
 * @param unresolved travellers whom nobody confirmed and at whom no officer looked
 * @param kept what the vault keeps
 */
public record Closing(
    Instant at,
    Map<Integer, TravelDocument> confirmed,
    Set<Integer> byOfficer,
    List<Traveller> unresolved,
    List<EvidenceKeeping.Kept> kept) {
  public Closing {
    confirmed = Map.copyOf(confirmed);
    byOfficer = Set.copyOf(byOfficer);
    unresolved = List.copyOf(unresolved);
    kept = List.copyOf(kept);
  }
}
