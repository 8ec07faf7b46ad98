package org.exeat.simulator.vehicle;

import org.exeat.domain.Mode;

/** Kinds of vehicles, and people on foot. */
public enum VehicleKind {
  SEDAN,
  HATCHBACK,
  /** Sport utility vehicle with three rows. */
  SUV,
  /** Minivan with three rows. */
  MINIVAN,
  /** Pickup with a double cab. */
  PICKUP,
  /** Cab of a heavy truck. */
  TRUCK,
  COACH,
  MOTORCYCLE,
  BICYCLE,
  /** One person who walks. */
  FOOT;

  /** How its people cross. */
  public Mode mode() {
    return switch (this) {
      case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP -> Mode.VEHICLE;
      case TRUCK -> Mode.TRUCK;
      case COACH -> Mode.BUS;
      case MOTORCYCLE -> Mode.MOTORCYCLE;
      case BICYCLE -> Mode.BICYCLE;
      case FOOT -> Mode.FOOT;
    };
  }
}
