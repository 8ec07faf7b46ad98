package org.exeat.documents.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.math.ec.ECPoint;
import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.Genuine;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.exeat.documents.chip.SecurityInfos.ChipKey;
import org.jmrtd.protocol.PACECAMResult;
import org.jmrtd.protocol.PACEGMMappingResult;

/**
 * What PACE with Chip Authentication Mapping proves, ICAO Doc 9303 part 11, 4.4.3.5: at its end the
 * chip sends the factor that leads from its static key to its mapping key, which only the holder of
 * the static private key can know.
 *
 * <p>Not JMRTD's decryption of that factor: 0.8.6 takes minus one itself for the initialization
 * vector, where 4.4.3.5.4 takes its encryption, and so damages the first block.
 */
final class ChipAuthenticationMapping {
  private static final int BLOCK = 16;

  private ChipAuthenticationMapping() {}

  /**
   * Checks what the chip sent.
   *
   * @param cardSecurity EF.CardSecurity, read from the master file after PACE; its signature is not
   *     looked at here
   */
  static ChipAuthenticity prove(PACECAMResult pace, byte[] cardSecurity) {
    try {
      BigInteger factor = new BigInteger(1, decrypted(pace));
      ECPoint mapped = point(mappingKey(pace));
      for (ChipKey candidate : chipKeys(cardSecurity)) {
        if (candidate.key() instanceof ECPublicKey key) {
          ECPoint fixed = point(key);
          if (fixed.getCurve().equals(mapped.getCurve()) && fixed.multiply(factor).equals(mapped)) {
            return new Genuine(new Proof.ChipAuthenticationMapping(FileBytes.of(cardSecurity)));
          }
        }
      }
      return new Failed("the chip does not hold the key that EF.CardSecurity shows");
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return new Failed("what the chip sent for Chip Authentication Mapping cannot be read");
    }
  }

  private static ECPublicKey mappingKey(PACECAMResult pace) throws GeneralSecurityException {
    if (pace.getMappingResult() instanceof PACEGMMappingResult mapping
        && mapping.getPICCMappingPublicKey() instanceof ECPublicKey key) {
      return key;
    }
    throw new GeneralSecurityException("Chip Authentication Mapping without a curve");
  }

  private static ECPoint point(ECPublicKey key) {
    return EC5Util.convertPoint(key.getParams(), key.getW()).normalize();
  }

  private static List<ChipKey> chipKeys(byte[] cardSecurity)
      throws IOException, GeneralSecurityException {
    SignedData signed = SignedData.getInstance(ContentInfo.getInstance(cardSecurity).getContent());
    byte[] infos =
        ASN1OctetString.getInstance(signed.getEncapContentInfo().getContent()).getOctets();
    return SecurityInfos.parse(infos).chipKeys();
  }

  private static byte[] decrypted(PACECAMResult pace) throws GeneralSecurityException {
    SecretKey key = pace.getWrapper().getEncryptionKey();
    byte[] minusOne = new byte[BLOCK];
    Arrays.fill(minusOne, (byte) 0xFF);
    Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
    block.init(Cipher.ENCRYPT_MODE, key);
    Cipher chain = Cipher.getInstance("AES/CBC/NoPadding");
    chain.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(block.doFinal(minusOne)));
    return unpadded(chain.doFinal(pace.getEncryptedChipAuthenticationData()));
  }

  /** Padding method 2 of ISO/IEC 9797-1: one bit, then zeros. */
  private static byte[] unpadded(byte[] padded) throws GeneralSecurityException {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    if (end < 0 || padded[end] != (byte) 0x80) {
      throw new GeneralSecurityException("padding");
    }
    return Arrays.copyOf(padded, end);
  }
}
