/**
 * What a traveller takes away: a credential that says where and when the traveller was confirmed,
 * of which any part can be shown, and whose status can be looked up without telling whose it is.
 */
@NullMarked
package org.exeat.records.receipt;

import org.jspecify.annotations.NullMarked;
