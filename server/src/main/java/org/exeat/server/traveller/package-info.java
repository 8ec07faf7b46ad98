/** What travellers are told, and what they may do beforehand and afterwards, without an account. */
@NullMarked
package org.exeat.server.traveller;

import org.jspecify.annotations.NullMarked;
