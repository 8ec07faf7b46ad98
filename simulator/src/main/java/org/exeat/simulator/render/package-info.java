/**
 * Pictures of a lane: triangles in linear light under sun, sky and lamps, through panes of glass,
 * onto a sensor. It knows no people, no vehicles and no files.
 */
@NullMarked
package org.exeat.simulator.render;

import org.jspecify.annotations.NullMarked;
