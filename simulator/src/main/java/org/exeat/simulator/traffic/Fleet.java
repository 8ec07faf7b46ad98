package org.exeat.simulator.traffic;

import java.util.List;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;
import org.exeat.simulator.vehicle.VehicleMaker;
import org.exeat.simulator.vehicle.VehiclePlan;

/** Where vehicles come from. */
interface Fleet {
  /** The vehicles of the simulator. */
  Fleet BUILT =
      new Fleet() {
        @Override
        public List<Seat> seats(VehicleKind kind, long seed) {
          return VehicleMaker.seats(kind, seed);
        }

        @Override
        public Vehicle make(VehiclePlan plan) {
          return VehicleMaker.make(plan);
        }
      };

  List<Seat> seats(VehicleKind kind, long seed);

  Vehicle make(VehiclePlan plan);

  /** Whether people sit in a closed cabin, behind panes. */
  static boolean hasCabin(VehicleKind kind) {
    return switch (kind) {
      case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP, TRUCK, COACH -> true;
      case MOTORCYCLE, BICYCLE, FOOT -> false;
    };
  }
}
