/**
 * The chip's files, ICAO Doc 9303 part 10: bounded parsing; what was read is kept as it was read.
 */
@NullMarked
package org.exeat.documents.lds;

import org.jspecify.annotations.NullMarked;
