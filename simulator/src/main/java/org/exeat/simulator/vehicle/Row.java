package org.exeat.simulator.vehicle;

/**
 * One row of seats.
 *
 * @param x of the hips, metres
 * @param z of the hips
 * @param recline radians
 * @param places how far left each seat's middle is, the leftmost first
 */
record Row(double x, double z, double recline, double... places) {}
