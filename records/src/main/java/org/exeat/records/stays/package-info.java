/**
 * Entries and exits by the holder of a document, so that they can be paired, and so that nobody can
 * list who has not left: a row says nothing to who has not the document.
 */
@NullMarked
package org.exeat.records.stays;

import org.jspecify.annotations.NullMarked;
