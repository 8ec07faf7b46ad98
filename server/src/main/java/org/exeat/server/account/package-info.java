/** Who may do what. */
@NullMarked
package org.exeat.server.account;

import org.jspecify.annotations.NullMarked;
