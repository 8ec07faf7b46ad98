/** How the server is doing: whether it can work, and figures of its operation. */
@NullMarked
package org.exeat.server.operation;

import org.jspecify.annotations.NullMarked;
