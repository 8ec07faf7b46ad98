/**
 * What takes time, timed side by side with peers. Results and their commands: benchmarks/README.
 */
@NullMarked
package org.exeat.benchmarks;

import org.jspecify.annotations.NullMarked;
