/** What is read off the port's record, for those who check it: figures, proofs, the log itself. */
@NullMarked
package org.exeat.server.record;

import org.jspecify.annotations.NullMarked;
