/**
 * The project's YAML files as records: read strictly, with messages that name file, line and key,
 * and written.
 */
@NullMarked
package org.exeat.yaml;

import org.jspecify.annotations.NullMarked;
