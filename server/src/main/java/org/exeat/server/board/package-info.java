/** What officers see of lanes, and what they do; knows no HTTP. */
@NullMarked
package org.exeat.server.board;

import org.jspecify.annotations.NullMarked;
