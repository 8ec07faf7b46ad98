@NullMarked
package org.exeat.evaluation;

import org.jspecify.annotations.NullMarked;
