/** Whole carloads of synthetic people with specimen documents, and the truth about them. */
@NullMarked
package org.exeat.simulator.carload;

import org.jspecify.annotations.NullMarked;
