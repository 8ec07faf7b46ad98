package org.exeat.documents.chip;

import java.util.OptionalInt;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.exeat.documents.chip.ChipException.Kind;
import org.jmrtd.protocol.SecureMessagingAPDUSender;
import org.jmrtd.protocol.SecureMessagingWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One chip from the first command to the last, with the secure messaging that holds at the moment.
 * Protocols run through JMRTD, and whatever it throws comes out as a {@link ChipException}; a lost
 * card always as a lost card, wherever JMRTD noticed.
 */
final class ChipSession implements AutoCloseable {
  static final int OK = 0x9000;

  /** Short APDUs only: every chip and every reader has them. */
  static final int LONGEST_ANSWER = 256;

  private final TransportCardService card;
  private final SecureMessagingAPDUSender sender;
  private @Nullable SecureMessagingWrapper messaging;

  ChipSession(CardTransport transport) {
    JmrtdLogs.silence();
    card = new TransportCardService(transport);
    sender = new SecureMessagingAPDUSender(card);
    card.open();
  }

  /** A protocol run by JMRTD; its messaging is null as long as nothing protects the commands. */
  @FunctionalInterface
  interface Protocol<T> {
    T run(CardService card, @Nullable SecureMessagingWrapper messaging) throws Exception;
  }

  /**
   * Runs a protocol.
   *
   * @param what names it in the message
   */
  <T> T run(String what, Protocol<T> protocol) throws ChipException {
    T result;
    try {
      result = protocol.run(card, messaging);
    } catch (OutOfMemoryError e) {
      // JMRTD allocates lengths that a chip announces within its protocols: one array that was
      // never
      // made, and nothing is broken.
      throw new ChipException(
          Kind.PROTOCOL, what + ": the chip announces more than there is memory for", e);
    } catch (Exception e) {
      // JMRTD declares some exceptions, and throws many more at answers that it did not expect.
      throw failure(what, e);
    }
    if (card.lost().isPresent()) {
      // JMRTD turns some losses into ordinary answers.
      throw card.lost().get();
    }
    return result;
  }

  /** From now on commands are protected with these keys. */
  void protect(SecureMessagingWrapper keys) {
    messaging = keys;
  }

  /** Sends a command, protected where secure messaging is up. */
  ResponseAPDU send(String what, CommandAPDU command) throws ChipException {
    return run(what, (service, wrapper) -> sender.transmit(wrapper, command));
  }

  private ChipException failure(String what, Exception e) {
    if (card.lost().isPresent()) {
      return card.lost().get();
    }
    OptionalInt status = statusWord(e);
    return new ChipException(
        Kind.PROTOCOL,
        what
            + ": the chip's answer cannot be used"
            + (status.isPresent() ? ", status word " + hex(status.getAsInt()) : ""),
        e);
  }

  /** The innermost status word that an exception of JMRTD carries. */
  static OptionalInt statusWord(Throwable thrown) {
    OptionalInt found = OptionalInt.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CardServiceException e && e.getSW() != CardServiceException.SW_NONE) {
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
