/** The HTTP API and the pages. */
@NullMarked
package org.exeat.server.web;

import org.jspecify.annotations.NullMarked;
