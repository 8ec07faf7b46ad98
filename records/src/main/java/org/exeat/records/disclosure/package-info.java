/** What leaves the record: to the holder whom it is about, and to nobody else by default. */
@NullMarked
package org.exeat.records.disclosure;

import org.jspecify.annotations.NullMarked;
