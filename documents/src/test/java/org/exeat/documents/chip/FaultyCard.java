package org.exeat.documents.chip;

import org.exeat.documents.chip.ChipException.Kind;

/** A card whose answers pass through a fault. */
final class FaultyCard implements CardTransport {
  /** Makes another answer of an answer. */
  @FunctionalInterface
  interface Fault {
    byte[] answer(int count, byte[] command, byte[] right) throws ChipException;
  }

  private final CardTransport card;
  private final Fault fault;
  private int count;
  private boolean closed;

  FaultyCard(CardTransport card, Fault fault) {
    this.card = card;
    this.fault = fault;
  }

  /** Is taken away after that many answers. */
  static FaultyCard takenAwayAfter(int answers, CardTransport card) {
    return new FaultyCard(
        card,
        (count, command, right) -> {
          if (count > answers) {
            throw PcscCard.lost(new IllegalStateException("removed"));
          }
          return right;
        });
  }

  @Override
  public byte[] transmit(byte[] command) throws ChipException {
    if (closed) {
      throw new ChipException(Kind.NO_CARD, "let go of already");
    }
    count++;
    return fault.answer(count, command, card.transmit(command));
  }

  int answers() {
    return count;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    card.close();
  }
}
