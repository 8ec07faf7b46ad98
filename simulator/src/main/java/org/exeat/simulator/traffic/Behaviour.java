package org.exeat.simulator.traffic;

/** What one occupant does over time. Pure; safe for use by several threads. */
public interface Behaviour {
  /** Posture at a time, seconds as in {@link Motion}. */
  Posture at(double time);
}
