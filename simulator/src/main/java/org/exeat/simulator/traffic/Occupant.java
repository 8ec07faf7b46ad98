package org.exeat.simulator.traffic;

import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.vehicle.Seat;

/**
 * Somebody in a vehicle.
 *
 * @param number in the vehicle, from 1; the driver is 1
 * @param childSeat whether the seat holds a child seat
 */
public record Occupant(
    int number, Identity person, Wear wear, Seat seat, boolean childSeat, Behaviour behaviour) {}
