package org.exeat.simulator.vehicle;

import org.exeat.simulator.render.Glass;
import org.exeat.simulator.render.Mesh;

/**
 * One pane of a vehicle.
 *
 * @param name such as windscreen, row-1-left, rear
 * @param surface one sheet with normals outwards, in the vehicle's frame; a pane that is partly
 *     lowered covers only what is still covered
 */
public record Pane(String name, Mesh surface, Glass glass) {}
