package org.exeat.documents.chip;

import java.util.Set;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import org.exeat.documents.chip.ChipException.Kind;

/** A card in a PC/SC reader, as the JDK's {@code javax.smartcardio} gives it. */
final class PcscCard implements CardTransport {
  /** What PC/SC says where not the card is gone but the reader, or the service. */
  private static final Set<String> READER_GONE =
      Set.of("SCARD_E_NO_SERVICE", "SCARD_E_SERVICE_STOPPED", "SCARD_E_READER_UNAVAILABLE");

  private final Card card;
  private final CardChannel channel;
  private boolean lost;

  PcscCard(Card card) {
    this.card = card;
    this.channel = card.getBasicChannel();
  }

  @Override
  public byte[] transmit(byte[] command) throws ChipException {
    try {
      return channel.transmit(new CommandAPDU(command)).getBytes();
    } catch (CardException | IllegalStateException e) {
      lost = true;
      throw lost(e);
    }
  }

  /**
   * Readers word the loss of a contactless card in many ways (removed, reset, not transacted), so
   * whatever is not the reader's end counts as the card's.
   */
  static ChipException lost(Exception e) {
    return said(e, READER_GONE)
        ? new ChipException(Kind.NO_READER, "the reader is gone", e)
        : new ChipException(
            Kind.CARD_TAKEN_AWAY,
            "the document was taken away while it was read: lay the document on the reader again",
            e);
  }

  /** Whether PC/SC gave one of these codes; the JDK has them only as the message of a cause. */
  static boolean said(Throwable thrown, Set<String> codes) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && codes.contains(message)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      // Reset, so that the next to come finds no session. Not a card that is gone: pcscd then takes
      // it for removed on the spot, and misses one that is laid down before it looks itself.
      card.disconnect(!lost);
    } catch (CardException | IllegalStateException e) {
      // Gone already: there is nothing left to let go of.
      return;
    }
  }
}
