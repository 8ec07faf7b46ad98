/** A lane with the world around it, read from a file, run from a seed, with the truth beside it. */
@NullMarked
package org.exeat.simulator.scene;

import org.jspecify.annotations.NullMarked;
