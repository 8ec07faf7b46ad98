package org.exeat.capture;

import java.util.List;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.Template;

/**
 * A person in a vehicle as its cameras saw it in one passage.
 *
 * @param number in the passage, from 1, by the time of the first sighting
 * @param shots the best ones of all its tracks, the capture first
 * @param template of all shots that are good enough together, else of the first
 * @param presentation whether it may be a picture that is held up
 * @param seat where the person seems to sit
 * @param tracks of which it was put together
 * @param sightings frames in which the face was found
 * @param latest where each camera that has seen the face saw it last
 */
public record CapturedOccupant(
    int number,
    List<Shot> shots,
    Template template,
    PresentationCheck presentation,
    SeatEstimate seat,
    int tracks,
    int sightings,
    List<Shot> latest) {
  /** Most shots that its template is fused of. */
  public static final int FUSED = 5;

  public CapturedOccupant {
    shots = List.copyOf(shots);
    latest = List.copyOf(latest);
    if (shots.isEmpty()) {
      throw new IllegalArgumentException("an occupant was seen at least once");
    }
  }

  /** The best shot. */
  public Shot capture() {
    return shots.getFirst();
  }

  /** As a decision takes it: by the template of all its good shots. */
  public Occupant occupant() {
    return new Occupant(
        shots.stream().map(Shot::sighting).toList(), template, presentation.suspected());
  }

  /** Whether the best shot is good enough to be compared. */
  public boolean captured() {
    return capture().usable();
  }

  /** What the best shot lacks; empty where it is good enough. */
  public List<QualityShortfall> shortfalls() {
    return capture().sighting().shortfalls();
  }
}
