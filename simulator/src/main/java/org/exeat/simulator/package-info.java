@NullMarked
package org.exeat.simulator;

import org.jspecify.annotations.NullMarked;
