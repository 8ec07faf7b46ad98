/**
 * Who may sign travel documents, ICAO Doc 9303 parts 11 and 12: the trust store and passive
 * authentication.
 */
@NullMarked
package org.exeat.documents.trust;

import org.jspecify.annotations.NullMarked;
