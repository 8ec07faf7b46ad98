/** What goes when: the executor of a retention plan, and its entries in the ledger. */
@NullMarked
package org.exeat.records.retention;

import org.jspecify.annotations.NullMarked;
