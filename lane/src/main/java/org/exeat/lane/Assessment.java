package org.exeat.lane;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exeat.capture.Occupant;
import org.exeat.capture.Sighting;
import org.exeat.domain.Assignment;
import org.exeat.domain.Box;
import org.exeat.domain.Calibration;
import org.exeat.domain.ComparisonMatrix;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingDecision;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.faces.Image;
import org.exeat.faces.ModelDescription;
import org.exeat.records.ledger.LedgerEntry;

/**
 * One crossing, assessed.
 *
 * @param date the day that validity and ages were reckoned from
 * @param direction of the crossing
 * @param mode of it
 * @param photos in the order given; none where a lane's frames were looked at and let go
 * @param occupants in the order first seen
 * @param documents in the order given
 * @param matrix occupants × documents
 * @param decision a verdict for each
 * @param coverage of the vehicle
 * @param model that made the templates
 * @param calibration of that model
 * @param policy that was applied
 * @param laid occupants whom an officer photographed as the holders of documents, by document; both
 *     from 0. Where scores say which belong together, or would say it of another, they go by the
 *     scores
 */
public record Assessment(
    LocalDate date,
    Direction direction,
    Mode mode,
    List<Photo> photos,
    List<Occupant> occupants,
    List<Presented> documents,
    ComparisonMatrix matrix,
    CrossingDecision decision,
    Coverage coverage,
    ModelDescription model,
    Calibration calibration,
    CrossingPolicy policy,
    Map<Integer, Integer> laid) {
  public Assessment {
    photos = List.copyOf(photos);
    occupants = List.copyOf(occupants);
    documents = List.copyOf(documents);
    laid = Map.copyOf(laid);
  }

  /** One that goes by scores alone. */
  public Assessment(
      LocalDate date,
      Direction direction,
      Mode mode,
      List<Photo> photos,
      List<Occupant> occupants,
      List<Presented> documents,
      ComparisonMatrix matrix,
      CrossingDecision decision,
      Coverage coverage,
      ModelDescription model,
      Calibration calibration,
      CrossingPolicy policy) {
    this(
        date,
        direction,
        mode,
        photos,
        occupants,
        documents,
        matrix,
        decision,
        coverage,
        model,
        calibration,
        policy,
        Map.of());
  }

  /**
   * The same, knowing whom an officer photographed as whose holder: a face without a score is
   * looked at together with its document, not beside it.
   *
   * @param occupants by document, both from 0; of one that is not there, or that a score has
   *     assigned, nothing is taken
   */
  public Assessment laying(Map<Integer, Integer> occupants) {
    Map<Integer, Integer> free = new TreeMap<>();
    Assignment assignment = decision.assignment();
    occupants.forEach((d, o) -> {
      if (d < documents.size()
          && o < this.occupants.size()
          && assignment.ofDocument(d).isEmpty()
          && assignment.ofOccupant(o).isEmpty()
          && !free.containsValue(o)) {
        free.put(d, o);
      }
    });
    return new Assessment(
        date,
        direction,
        mode,
        photos,
        this.occupants,
        documents,
        matrix,
        decision,
        coverage,
        model,
        calibration,
        policy,
        free);
  }

  /** The face that was laid beside a document, by its score or by an officer; both from 0. */
  public Optional<Integer> faceBeside(int document) {
    return decision
        .assignment()
        .ofDocument(document)
        .map(Assignment.Pair::occupant)
        .or(() -> Optional.ofNullable(laid.get(document)));
  }

  /** The document that a face was laid beside; both from 0. */
  public Optional<Integer> documentBeside(int occupant) {
    return decision
        .assignment()
        .ofOccupant(occupant)
        .map(Assignment.Pair::document)
        .or(() ->
            laid.entrySet().stream()
                .filter(e -> e.getValue() == occupant)
                .map(Map.Entry::getKey)
                .findFirst());
  }

  /** Whether everybody was captured, as far as it can be said in this mode. */
  public boolean complete() {
    return coverage.complete(policy.profile(mode).countedBy());
  }

  /** Whether everybody was captured, every document confirmed and every photo read. */
  public boolean everyoneConfirmed() {
    return complete()
        && decision.confirmed() == documents.size()
        && occupants.size() == documents.size()
        && photos.stream().allMatch(p -> p instanceof Photo.Seen);
  }

  /**
   * What the ledger says of every document, then of every face that no document was laid beside.
   */
  public List<LedgerEntry.Outcome> outcomes() {
    List<LedgerEntry.Outcome> outcomes = new ArrayList<>();
    Assignment assignment = decision.assignment();
    for (int d = 0; d < documents.size(); d++) {
      Optional<Assignment.Pair> pair = assignment.ofDocument(d);
      outcomes.add(
          new LedgerEntry.Outcome(
              Optional.of(d + 1),
              faceBeside(d).map(o -> o + 1),
              Wording.code(decision.documents().get(d)),
              pair.map(Assignment.Pair::score)));
    }
    for (int o = 0; o < occupants.size(); o++) {
      if (documentBeside(o).isEmpty()) {
        outcomes.add(
            new LedgerEntry.Outcome(
                Optional.empty(),
                Optional.of(o + 1),
                Wording.code(decision.occupants().get(o)),
                Optional.empty()));
      }
    }
    return outcomes;
  }

  /**
   * A face with some room around it, as a person wants to see it; the network's own crop, which is
   * tighter, where the photo is not there.
   *
   * @param sighting of one of the occupants
   */
  public Image shot(Sighting sighting) {
    Box box = sighting.face().detection().box();
    double side = 1.7 * Math.max(box.width(), box.height());
    if (sighting.picture() < photos.size()
        && photos.get(sighting.picture()) instanceof Photo.Seen seen) {
      return seen.image()
          .crop(new Box(box.center().x() - side / 2, box.center().y() - side / 2, side, side));
    }
    return sighting.face().crop();
  }
}
