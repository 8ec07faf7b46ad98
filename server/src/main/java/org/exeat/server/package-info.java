/** The server of a port: lanes' live state, accounts, HTTP. */
@NullMarked
package org.exeat.server;

import org.jspecify.annotations.NullMarked;
