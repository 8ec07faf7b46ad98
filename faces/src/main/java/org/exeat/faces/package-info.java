@NullMarked
package org.exeat.faces;

import org.jspecify.annotations.NullMarked;
