package org.exeat.documents.chip;

import java.time.Duration;
import java.util.Set;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import org.exeat.documents.chip.ChipException.Kind;

/** A PC/SC reader. From {@link Readers}. */
public final class CardReader {
  private final CardTerminal terminal;

  CardReader(CardTerminal terminal) {
    this.terminal = terminal;
  }

  /** As PC/SC names it. */
  public String name() {
    return terminal.getName();
  }

  /**
   * Waits until a card lies on it.
   *
   * @param timeout in steps of a millisecond, at least one is waited
   * @throws ChipException {@link Kind#NO_CARD} where none came in that time
   */
  public void awaitCard(Duration timeout) throws ChipException {
    try {
      if (!terminal.waitForCardPresent(milliseconds(timeout))) {
        throw noCard(name());
      }
    } catch (CardException e) {
      throw gone(e);
    }
  }

  /**
   * Waits until no card lies on it, so that the next one is another.
   *
   * @param timeout in steps of a millisecond, at least one is waited
   * @return whether it is empty now
   */
  public boolean awaitRemoval(Duration timeout) throws ChipException {
    try {
      return terminal.waitForCardAbsent(milliseconds(timeout));
    } catch (CardException e) {
      throw gone(e);
    }
  }

  /** Never zero, which to the JDK means for ever. */
  private static long milliseconds(Duration timeout) {
    return Math.max(1, timeout.toMillis());
  }

  CardTransport connect() throws ChipException {
    try {
      return new PcscCard(terminal.connect("*"));
    } catch (CardNotPresentException e) {
      throw noCard(name());
    } catch (CardException e) {
      if (PcscCard.said(e, Set.of("SCARD_E_SHARING_VIOLATION"))) {
        throw new ChipException(
            Kind.NO_READER, "the reader " + name() + " is in use by another program", e);
      }
      throw PcscCard.lost(e);
    }
  }

  static ChipException noCard(String where) {
    return new ChipException(Kind.NO_CARD, "no document on the reader: " + where);
  }

  private ChipException gone(CardException e) {
    return new ChipException(Kind.NO_READER, "the reader " + name() + " is gone", e);
  }
}
