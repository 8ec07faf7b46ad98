@NullMarked
package org.exeat.capture;

import org.jspecify.annotations.NullMarked;
