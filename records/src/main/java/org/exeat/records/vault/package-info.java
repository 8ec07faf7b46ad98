/**
 * The vault: photographs, portraits and templates of crossings, each encrypted under a key of its
 * own, so that destroying the key destroys it wherever copies of the files are.
 */
@NullMarked
package org.exeat.records.vault;

import org.jspecify.annotations.NullMarked;
