/** A port's record in one file, against the loss of its disk. */
@NullMarked
package org.exeat.records.backup;

import org.jspecify.annotations.NullMarked;
