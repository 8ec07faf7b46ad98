/**
 * Synthetic people: heads that a seed makes, as a field of distances traced by spheres, with truth
 * about where the features lie. They are drawings; no real person stands behind any of them, and
 * nothing here says that rates measured on them hold for real people.
 */
@NullMarked
package org.exeat.simulator.people;

import org.jspecify.annotations.NullMarked;
