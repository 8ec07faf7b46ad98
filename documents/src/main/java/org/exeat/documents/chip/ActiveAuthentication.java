package org.exeat.documents.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.Genuine;
import org.exeat.documents.chip.ChipAuthenticity.NotTried;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.jmrtd.Util;
import org.jmrtd.protocol.AAAPDUSender;
import org.jmrtd.protocol.AAProtocol;

/**
 * Active Authentication, ICAO Doc 9303 part 11, 6.1: the chip signs a challenge of eight bytes with
 * the key whose public half is in DG15. RSA signs after ISO/IEC 9796-2 scheme 1, where part of the
 * message is inside the signature; ECDSA as r and s side by side (BSI TR-03111, 5.2.1).
 */
final class ActiveAuthentication {
  private static final String PLAIN_ECDSA = "0.4.0.127.0.7.1.1.4.1.";
  private static final List<String> DIGESTS =
      List.of("SHA1", "SHA224", "SHA256", "SHA384", "SHA512");
  private static final int CHALLENGE = 8;
  private static final int DG15_TAG_NUMBER = 15;

  private final ChipSession session;
  private final SecureRandom random;

  ActiveAuthentication(ChipSession session, SecureRandom random) {
    this.session = session;
    this.random = random;
  }

  /**
   * Runs it.
   *
   * @param algorithm object identifier from DG14, empty where that names none
   */
  ChipAuthenticity prove(byte[] dg15, List<String> algorithm) throws ChipException {
    try {
      PublicKey key = key(dg15);
      byte[] challenge = new byte[CHALLENGE];
      random.nextBytes(challenge);
      byte[] signature =
          session.run(
              "Active Authentication",
              (card, messaging) ->
                  new AAProtocol(new AAAPDUSender(card), messaging)
                      .doAA(key, "", "", challenge)
                      .getResponse());
      boolean holds =
          switch (key) {
            case RSAPublicKey rsa -> rsaHolds(rsa, challenge, signature);
            case ECPublicKey ec -> ecdsaHolds(ec, algorithm, challenge, signature);
            default -> throw new GeneralSecurityException("neither RSA nor a curve");
          };
      return holds
          ? new Genuine(new Proof.ActiveAuthentication())
          : new Failed("the chip does not hold the Active Authentication key that DG15 shows");
    } catch (GeneralSecurityException | IOException e) {
      return new NotTried("the Active Authentication key in DG15 cannot be used here");
    } catch (ChipException e) {
      if (e.kind() != ChipException.Kind.PROTOCOL) {
        throw e;
      }
      return new Failed("the chip shows an Active Authentication key and does not sign with it");
    }
  }

  private static PublicKey key(byte[] dg15) throws GeneralSecurityException, IOException {
    try {
      ASN1TaggedObject file =
          ASN1TaggedObject.getInstance(
              ASN1Primitive.fromByteArray(dg15), BERTags.APPLICATION, DG15_TAG_NUMBER);
      return SecurityInfos.publicKey(
          SubjectPublicKeyInfo.getInstance(file.getExplicitBaseObject()));
    } catch (RuntimeException e) {
      throw new IOException("DG15 holds no public key", e);
    }
  }

  /** The last byte of the opened signature names the digest, or the last but one does. */
  private static boolean rsaHolds(RSAPublicKey key, byte[] challenge, byte[] signature) {
    BigInteger n = key.getModulus();
    BigInteger opened = new BigInteger(1, signature).modPow(key.getPublicExponent(), n);
    if ((opened.intValue() & 0xF) != 0xC) {
      opened = n.subtract(opened);
    }
    Optional<Digest> digest = digest(opened.intValue() & 0xFFFF);
    if (digest.isEmpty() || signature.length != (n.bitLength() + 7) / 8) {
      return false;
    }
    boolean implicit = (opened.intValue() & 0xFF) == 0xBC;
    ISO9796d2Signer verifier = new ISO9796d2Signer(new RSAEngine(), digest.get(), implicit);
    verifier.init(false, new RSAKeyParameters(false, n, key.getPublicExponent()));
    try {
      verifier.updateWithRecoveredMessage(signature);
    } catch (InvalidCipherTextException | RuntimeException e) {
      return false;
    }
    verifier.update(challenge, 0, challenge.length);
    return verifier.verifySignature(signature);
  }

  /** Trailers of ISO/IEC 10118-3 as ISO/IEC 9796-2 uses them. */
  private static Optional<Digest> digest(int trailer) {
    if ((trailer & 0xFF) == 0xBC) {
      return Optional.of(new SHA1Digest());
    }
    return switch (trailer) {
      case 0x33CC -> Optional.of(new SHA1Digest());
      case 0x34CC -> Optional.of(new SHA256Digest());
      case 0x35CC -> Optional.of(new SHA512Digest());
      case 0x36CC -> Optional.of(new SHA384Digest());
      case 0x38CC -> Optional.of(new SHA224Digest());
      default -> Optional.empty();
    };
  }

  /**
   * With the digest that DG14 names. Chips that name none are common; whichever of the standard
   * digests fits is then taken, for a signature that fits any of them needs the private key.
   */
  private static boolean ecdsaHolds(
      ECPublicKey key, List<String> algorithm, byte[] challenge, byte[] signature)
      throws GeneralSecurityException {
    int width = (key.getParams().getOrder().bitLength() + 7) / 8;
    // Some chips send the ASN.1 form instead, which begins with a sequence and is longer.
    boolean plain = signature.length == 2 * width;
    for (String digest : digests(algorithm)) {
      Signature verifier =
          Signature.getInstance(
              digest + (plain ? "withPLAIN-ECDSA" : "withECDSA"), Util.getBouncyCastleProvider());
      verifier.initVerify(key);
      verifier.update(challenge);
      if (verifies(verifier, signature)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> digests(List<String> algorithm) {
    return algorithm.stream()
        .filter(oid -> oid.startsWith(PLAIN_ECDSA))
        .map(oid -> oid.substring(PLAIN_ECDSA.length()))
        .filter(arc -> arc.matches("[1-5]"))
        .map(arc -> List.of(DIGESTS.get(Integer.parseInt(arc) - 1)))
        .findFirst()
        .orElse(DIGESTS);
  }

  /** A signature that cannot even be read is none. */
  private static boolean verifies(Signature verifier, byte[] signature) {
    try {
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
