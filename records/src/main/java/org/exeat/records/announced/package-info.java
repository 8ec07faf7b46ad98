/**
 * Departures that travellers announced beforehand: sealed by a code that only they have, and gone
 * when they left or the day is over.
 */
@NullMarked
package org.exeat.records.announced;

import org.jspecify.annotations.NullMarked;
