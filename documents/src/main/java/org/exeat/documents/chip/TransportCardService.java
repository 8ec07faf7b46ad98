package org.exeat.documents.chip;

import java.util.Optional;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CardTransport} as JMRTD wants it. Remembers that the card was lost: JMRTD wraps,
 * replaces and sometimes swallows the exception that says so.
 */
final class TransportCardService extends CardService {
  private static final byte[] NO_ATR = {};

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
      return new ResponseAPDU(transport.transmit(command.getBytes()));
    } catch (ChipException e) {
      lost = e;
      throw new CardServiceException("the card is gone", e);
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
