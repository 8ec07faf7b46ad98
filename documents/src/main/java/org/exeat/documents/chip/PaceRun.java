package org.exeat.documents.chip;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.DHParameterSpec;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.tlv.TLVUtil;
import org.jmrtd.CardServiceProtocolException;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.protocol.PACEAPDUSender;
import org.jmrtd.protocol.PACEIMMappingResult;
import org.jmrtd.protocol.PACEProtocol;

/**
 * JMRTD's PACE with its integrated mapping put right. In 0.8.6 that mapping takes the cipher's
 * transformation ({@code AES/CBC/NoPadding}) for a key's algorithm, which the JDK's provider
 * refuses, and makes its nonce as long as the chip's, where ICAO Doc 9303 part 11, 4.4.3.3.2 asks
 * for the length of the cipher's key. Integrated mapping with 3DES does not work there either and
 * is not offered ({@link #supports}).
 */
final class PaceRun extends PACEProtocol {
  private static final int MAPPING = 2;

  private final PACEAPDUSender sender;
  private final SecureRandom random = new SecureRandom();
  private final int keyBytes;

  private PaceRun(PACEAPDUSender sender, String oid) {
    super(sender, null, ChipSession.LONGEST_ANSWER, ChipSession.LONGEST_ANSWER, true);
    this.sender = sender;
    this.keyBytes = PACEInfo.toKeyLength(oid) / 8;
  }

  /** For one run with that protocol. */
  static PaceRun of(CardService card, String oid) {
    return new PaceRun(new PACEAPDUSender(card), oid);
  }

  /** Whether the protocol can be run here. */
  static boolean supports(String oid) {
    return PACEInfo.toMappingType(oid) != PACEInfo.MappingType.IM
        || PACEInfo.toCipherAlgorithm(oid).equals("AES");
  }

  @Override
  public PACEIMMappingResult doPACEStep2IM(
      String agreement, AlgorithmParameterSpec parameters, byte[] chipNonce, Cipher passwordCipher)
      throws CardServiceProtocolException {
    byte[] nonce = new byte[keyBytes];
    random.nextBytes(nonce);
    try {
      sender.sendGeneralAuthenticate(
          null, TLVUtil.wrapDO(0x81, nonce), ChipSession.LONGEST_ANSWER, false);
      AlgorithmParameterSpec mapped =
          parameters instanceof ECParameterSpec curve
              ? mapNonceIMWithECDH(chipNonce, nonce, "AES", curve)
              : mapNonceIMWithDH(chipNonce, nonce, "AES", (DHParameterSpec) parameters);
      return new PACEIMMappingResult(parameters, chipNonce, nonce, mapped);
    } catch (GeneralSecurityException | CardServiceException e) {
      throw new CardServiceProtocolException("integrated mapping", MAPPING, e);
    }
  }
}
