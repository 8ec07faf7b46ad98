/**
 * Who comes through the lane, how they drive and behave, what they present, and what is planted.
 */
@NullMarked
package org.exeat.simulator.traffic;

import org.jspecify.annotations.NullMarked;
