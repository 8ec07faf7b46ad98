package org.exeat.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A YAML file that cannot be used. The message names the file, where possible the line and the key,
 * and the rule, but never a value, since a value may be somebody's name.
 */
public final class InvalidYamlException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidYamlException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  InvalidYamlException(String message) {
    super(message);
  }

  /** The message, never absent. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
