package org.exeat.simulator.traffic;

/** Where a vehicle's front is over time. Pure; safe for use by several threads. */
public interface Motion {
  /** Seconds since the passage's traffic began: when the vehicle comes into the lane. */
  double begin();

  /** When it has left the lane. */
  double end();

  /** Place of the front on the lane's x axis at a time, metres. */
  double front(double time);

  /** Speed at a time, metres per second, not negative. */
  double speed(double time);
}
