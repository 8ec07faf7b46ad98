@NullMarked
package org.exeat.domain;

import org.jspecify.annotations.NullMarked;
