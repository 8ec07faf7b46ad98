package org.exeat.documents.chip;

import java.util.OptionalInt;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.exeat.documents.chip.ChipException.Kind;
import org.jmrtd.PassportService;
import org.jmrtd.protocol.SecureMessagingAPDUSender;

/**
 * One chip from the first command to the last. Protocols run through JMRTD, and whatever it throws
 * comes out as a {@link ChipException}; a lost card always as a lost card, wherever JMRTD noticed.
 */
final class ChipSession implements AutoCloseable {
  static final int OK = 0x9000;

  private final TransportCardService card;
  private final PassportService passport;
  private final SecureMessagingAPDUSender sender;

  ChipSession(CardTransport transport) {
    JmrtdLogs.silence();
    card = new TransportCardService(transport);
    // Short APDUs: every chip and reader has them. MACs of answers are always checked.
    passport =
        new PassportService(
            card,
            PassportService.NORMAL_MAX_TRANCEIVE_LENGTH,
            PassportService.NORMAL_MAX_TRANCEIVE_LENGTH,
            PassportService.DEFAULT_MAX_BLOCKSIZE,
            false,
            true);
    sender = new SecureMessagingAPDUSender(card);
    card.open();
  }

  /** A protocol run by JMRTD. */
  @FunctionalInterface
  interface Protocol<T> {
    T run(PassportService passport) throws Exception;
  }

  /**
   * Runs a protocol.
   *
   * @param what names it in the message
   */
  <T> T run(String what, Protocol<T> protocol) throws ChipException {
    T result;
    try {
      result = protocol.run(passport);
    } catch (Exception e) {
      // JMRTD declares some exceptions, and throws many more at answers that it did not expect.
      throw failure(what, e);
    }
    throwIfLost();
    return result;
  }

  /** Sends a command, protected where secure messaging is up. */
  ResponseAPDU send(String what, CommandAPDU command) throws ChipException {
    return run(what, p -> sender.transmit(p.getWrapper(), command));
  }

  /** JMRTD turns some losses into ordinary answers. */
  private void throwIfLost() throws ChipException {
    if (card.lost().isPresent()) {
      throw card.lost().get();
    }
  }

  private ChipException failure(String what, Exception e) {
    if (card.lost().isPresent()) {
      return card.lost().get();
    }
    if (e instanceof ChipException known) {
      return known;
    }
    String status =
        statusWord(e).isPresent() ? ", status word " + hex(statusWord(e).getAsInt()) : "";
    return new ChipException(
        Kind.PROTOCOL, what + ": the chip's answer cannot be used" + status, e);
  }

  /** The innermost status word that an exception of JMRTD carries. */
  static OptionalInt statusWord(Throwable thrown) {
    OptionalInt found = OptionalInt.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CardServiceException e && e.getSW() != -1) {
        found = OptionalInt.of(e.getSW() & 0xFFFF);
      }
    }
    return found;
  }

  static String hex(int statusWord) {
    return String.format("%04X", statusWord & 0xFFFF);
  }

  @Override
  public void close() {
    card.close();
  }
}
