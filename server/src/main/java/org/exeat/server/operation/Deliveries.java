package org.exeat.server.operation;

import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/** Hears how messages to signs and gates fare. Thread-safe; neither waits nor throws. */
public interface Deliveries {
  /**
   * A receiver is told from now on.
   *
   * @param receiver name
   * @param waiting how many messages wait for it
   * @param behind how long the oldest of them has waited, seconds; 0 where none waits
   */
  void begun(String receiver, IntSupplier waiting, DoubleSupplier behind);

  /** What became of a try to deliver a message, or of the message. */
  enum Outcome {
    /** The receiver has it. */
    DELIVERED,
    /** The receiver refused it or could not be reached; it is tried again. */
    FAILED,
    /** It was given up: too many waited. */
    DROPPED
  }

  /** Something became of a message. */
  void happened(String receiver, Outcome outcome);
}
