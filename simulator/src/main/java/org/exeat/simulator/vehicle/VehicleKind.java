package org.exeat.simulator.vehicle;

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
  FOOT
}
