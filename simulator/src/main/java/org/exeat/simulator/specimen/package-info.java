/**
 * The issuing state of people who do not exist: authorities, signers, documents, and what can be
 * wrong with them.
 */
@NullMarked
package org.exeat.simulator.specimen;

import org.jspecify.annotations.NullMarked;
