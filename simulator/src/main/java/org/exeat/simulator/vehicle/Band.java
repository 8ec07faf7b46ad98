package org.exeat.simulator.vehicle;

/** What lies between two knots of a body's curves. */
enum Band {
  PAINT,
  /** Paint with a lining inside: roof and tailgate. */
  LINED,
  /** A windscreen. */
  SCREEN,
  /** A rear pane. */
  REAR_PANE,
  /** Nothing: the bed of a pickup. */
  OPEN
}
