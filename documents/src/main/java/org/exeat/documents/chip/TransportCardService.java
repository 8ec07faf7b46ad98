package org.exeat.documents.chip;

import java.util.Optional;
import java.util.Set;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.exeat.documents.lds.Tlv;
import org.exeat.documents.lds.TlvWriter;
import org.exeat.documents.lds.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CardTransport} as JMRTD wants it. Remembers that the card was lost: JMRTD wraps,
 * replaces and sometimes swallows the exception that says so.
 */
final class TransportCardService extends CardService {
  private static final byte[] NO_ATR = {};

  /** Bits of the class byte that say so, ISO/IEC 7816-4, 5.4.1. */
  private static final int PROTECTED = 0x0C;

  private static final int SEQUENCE = 0x30;

  /** Cryptogram with and without padding indicator, status word, MAC. */
  private static final Set<Integer> SECURE_MESSAGING = Set.of(0x87, 0x85, 0x99, 0x8E);

  private final CardTransport transport;
  private @Nullable ChipException lost;

  TransportCardService(CardTransport transport) {
    this.transport = transport;
  }

  Optional<ChipException> lost() {
    return Optional.ofNullable(lost);
  }

  @Override
  public ResponseAPDU transmit(CommandAPDU command) throws CardServiceException {
    if (lost != null) {
      throw new CardServiceException("the card is gone", lost);
    }
    try {
      ResponseAPDU answer = new ResponseAPDU(transport.transmit(command.getBytes()));
      if ((command.getCLA() & PROTECTED) == PROTECTED) {
        requireWhole(answer.getData());
      }
      return answer;
    } catch (ChipException e) {
      lost = e;
      throw new CardServiceException("the card is gone", e);
    }
  }

  /**
   * The objects of secure messaging, Doc 9303 part 11, 9.8.4, each as long as it says: JMRTD
   * allocates whatever length they announce before it looks.
   */
  private static void requireWhole(byte[] answer) throws CardServiceException {
    try {
      Tlv all = Tlv.of("the protected answer", SEQUENCE, TlvWriter.object(SEQUENCE, answer));
      for (Tlv object : all.children()) {
        if (!SECURE_MESSAGING.contains(object.tag())) {
          throw new CardServiceException("the protected answer holds an object of no known kind");
        }
      }
    } catch (UnreadableFileException e) {
      throw new CardServiceException("the protected answer is not whole", e);
    }
  }

  @Override
  public boolean isConnectionLost(Exception e) {
    return lost != null;
  }

  @Override
  public void open() {
    state = SESSION_STARTED_STATE;
  }

  @Override
  public boolean isOpen() {
    return state == SESSION_STARTED_STATE;
  }

  @Override
  public byte[] getATR() {
    return NO_ATR.clone();
  }

  @Override
  public void close() {
    state = SESSION_STOPPED_STATE;
    transport.close();
  }
}
