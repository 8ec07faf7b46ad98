/**
 * Access to the chip, ICAO Doc 9303 part 11: PC/SC, PACE, BAC, secure messaging, Active and Chip
 * Authentication.
 */
@NullMarked
package org.exeat.documents.chip;

import org.jspecify.annotations.NullMarked;
