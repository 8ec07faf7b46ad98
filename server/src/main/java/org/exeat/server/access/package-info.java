/** How people and devices come to the server: secrets in files, an organisation's provider. */
@NullMarked
package org.exeat.server.access;

import org.jspecify.annotations.NullMarked;
