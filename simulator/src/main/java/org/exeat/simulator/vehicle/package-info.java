/** Vehicles with their cabins, seats and panes, built from parameters. */
@NullMarked
package org.exeat.simulator.vehicle;

import org.jspecify.annotations.NullMarked;
