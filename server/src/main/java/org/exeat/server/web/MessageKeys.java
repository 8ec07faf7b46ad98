package org.exeat.server.web;

import org.jspecify.annotations.Nullable;

/** Keys of messages that may be sent again. */
final class MessageKeys {
  private MessageKeys() {}

  /**
   * The key.
   *
   * @param given in the header Idempotency-Key
   * @throws IllegalArgumentException where it is none
   */
  static String required(@Nullable String given) {
    if (given == null || !given.matches("[\\x21-\\x7E]{8,100}")) {
      throw new IllegalArgumentException(
          "an Idempotency-Key is 8 to 100 visible ASCII characters, another for each message");
    }
    return given;
  }
}
