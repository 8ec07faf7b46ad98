package org.exeat.simulator.traffic;

import java.util.List;
import org.exeat.simulator.vehicle.Vehicle;

/**
 * One vehicle's way through the lane with all that is true of it.
 *
 * @param number of the vehicle in its run, from 0
 * @param occupants the driver first; hidden ones included
 * @param documents as presented, in the order of presentation
 * @param plants empty where all is as it should be
 */
public record Passage(
    int number,
    Vehicle vehicle,
    Motion motion,
    boolean headlightsOn,
    List<Occupant> occupants,
    List<PlannedDocument> documents,
    List<Plant> plants) {
  public Passage {
    occupants = List.copyOf(occupants);
    documents = List.copyOf(documents);
    plants = List.copyOf(plants);
  }

  /** The same vehicle on another way. */
  Passage with(Motion other) {
    return new Passage(number, vehicle, other, headlightsOn, occupants, documents, plants);
  }
}
