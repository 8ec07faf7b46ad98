package org.exeat.simulator.vehicle;

import java.util.Set;

/**
 * What a vehicle is built from.
 *
 * @param seed of its sizes, colours and patterns
 * @param childSeats indices, as in {@link Vehicle#seats()}, of the seats that hold a child seat
 */
public record VehiclePlan(VehicleKind kind, long seed, Glazing glazing, Set<Integer> childSeats) {
  public VehiclePlan {
    childSeats = Set.copyOf(childSeats);
  }
}
