/** What a lane's signs and gates are told as it happens: nothing of it is about one traveller. */
@NullMarked
package org.exeat.server.webhook;

import org.jspecify.annotations.NullMarked;
