@NullMarked
package org.exeat.lane;

import org.jspecify.annotations.NullMarked;
