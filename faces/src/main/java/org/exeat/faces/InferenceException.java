package org.exeat.faces;

import org.jspecify.annotations.Nullable;

/**
 * A network broke while it ran. Callers turn it into {@code Comparison.Failed}, never into a
 * missing or poor score.
 */
public final class InferenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InferenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
