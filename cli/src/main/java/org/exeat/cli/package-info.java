@NullMarked
package org.exeat.cli;

import org.jspecify.annotations.NullMarked;
