package org.exeat.simulator.vehicle;

import java.util.List;

/** Builds vehicles. */
public final class VehicleMaker {
  private VehicleMaker() {}

  /** The vehicle of a plan; the same plan gives the same vehicle. */
  public static Vehicle make(VehiclePlan plan) {
    return CarModel.make(plan);
  }

  /** The seats of a vehicle of this kind and seed, without building it. */
  public static List<Seat> seats(VehicleKind kind, long seed) {
    return Seating.of(CarDesign.of(kind, seed).rows());
  }
}
