@NullMarked
package org.exeat.report;

import org.jspecify.annotations.NullMarked;
