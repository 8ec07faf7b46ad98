package org.exeat.documents.chip;

/** A card in a field: one command, one answer. The seam below which tests put an emulated chip. */
interface CardTransport extends AutoCloseable {
  /**
   * Sends a command APDU and waits for the answer.
   *
   * @return the response APDU, at least the two bytes of the status word
   * @throws ChipException where the card is gone, or the reader
   */
  byte[] transmit(byte[] command) throws ChipException;

  /** Lets go of the card and resets it. Never fails: a card that is gone is let go of. */
  @Override
  void close();
}
