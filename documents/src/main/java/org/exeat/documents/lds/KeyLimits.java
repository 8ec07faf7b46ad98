package org.exeat.documents.lds;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Public keys from outside, bounded before anybody reckons with them: a key of a megabit, or an
 * exponent of one, keeps a processor busy for hours. Doc 9303 part 11 and 12 know RSA, elliptic
 * curves, and Diffie-Hellman for the chip's protocols.
 */
public final class KeyLimits {
  /** The largest on published master lists has 6144. */
  private static final int RSA_BITS = 8192;

  private static final int EXPONENT_BITS = 64;
  private static final int DH_BITS = 4096;

  /** Explicit parameters of the largest curve in use, P-521, take some 500 bytes. */
  private static final int PARAMETER_BYTES = 2048;

  private KeyLimits() {}

  /**
   * Looks at a key.
   *
   * @param what named in messages
   * @throws UnreadableFileException unless it is of a known kind and within bounds
   */
  public static void require(String what, SubjectPublicKeyInfo key) throws UnreadableFileException {
    ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
    try {
      if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)
          || kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
        RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
        require(what, "an RSA modulus", rsa.getModulus(), RSA_BITS);
        require(what, "an RSA exponent", rsa.getPublicExponent(), EXPONENT_BITS);
        return;
      }
      ASN1Primitive parameters =
          key.getAlgorithm().getParameters() == null
              ? ASN1Sequence.getInstance(new org.bouncycastle.asn1.DERSequence())
              : key.getAlgorithm().getParameters().toASN1Primitive();
      if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
        if (parameters.getEncoded(ASN1Encoding.DER).length > PARAMETER_BYTES) {
          throw new UnreadableFileException(
              what + " has a curve whose parameters take more than " + PARAMETER_BYTES + " bytes");
        }
        return;
      }
      if (kind.equals(PKCSObjectIdentifiers.dhKeyAgreement)
          || kind.equals(X9ObjectIdentifiers.dhpublicnumber)) {
        for (var number : ASN1Sequence.getInstance(parameters)) {
          if (number.toASN1Primitive() instanceof ASN1Integer integer) {
            require(what, "a Diffie-Hellman parameter", integer.getValue(), DH_BITS);
          }
        }
        require(
            what,
            "a Diffie-Hellman key",
            ASN1Integer.getInstance(key.parsePublicKey()).getValue(),
            DH_BITS);
        return;
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException(what + " has a public key that cannot be read", e);
    }
    throw new UnreadableFileException(
        what + " has a public key of the kind " + kind.getId() + ", which is not known here");
  }

  private static void require(String what, String part, BigInteger number, int bits)
      throws UnreadableFileException {
    if (number.bitLength() > bits || number.signum() <= 0) {
      throw new UnreadableFileException(
          what
              + " has "
              + part
              + " of "
              + number.bitLength()
              + " bits; 1 to "
              + bits
              + " are used");
    }
  }
}
