/**
 * The machine readable zone of ICAO Doc 9303 parts 3 to 7: reading with every fault named, writing,
 * transliteration.
 */
@NullMarked
package org.exeat.documents.mrz;

import org.jspecify.annotations.NullMarked;
