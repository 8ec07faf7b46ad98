/** What stays of a crossing, how it is proved, how it goes. */
@NullMarked
package org.exeat.records;

import org.jspecify.annotations.NullMarked;
