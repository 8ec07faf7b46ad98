package org.exeat.simulator.vehicle;

/**
 * An opening in the flank for a side pane.
 *
 * @param name of the pane without its side, such as row-1
 * @param front x of its front end, or of where the pillar in front leaves it too low
 * @param rear x of its rear end
 * @param sill height above the beltline
 * @param rail width of the frame above it, metres across the frame
 * @param ceiling height above ground that the glass does not pass
 * @param least height below which a pillar that comes down closes it
 * @param foremost whether it has the glass of the front
 */
record Window(
    String name,
    double front,
    double rear,
    double sill,
    double rail,
    double ceiling,
    double least,
    boolean foremost) {}
