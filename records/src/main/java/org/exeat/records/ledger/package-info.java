/**
 * The ledger: an append-only Merkle tree (RFC 9162) of what happened at a port, in the public
 * formats of C2SP (tlog-tiles, tlog-checkpoint, signed-note), so that others' verifiers and
 * witnesses read it. It holds no picture, no template, no name and no number of a document.
 */
@NullMarked
package org.exeat.records.ledger;

import org.jspecify.annotations.NullMarked;
