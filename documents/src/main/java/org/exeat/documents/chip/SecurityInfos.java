package org.exeat.documents.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.exeat.documents.lds.KeyLimits;
import org.exeat.documents.lds.UnreadableFileException;
import org.jmrtd.Util;
import org.jmrtd.lds.PACEInfo;

/**
 * The list by which a chip says what it can: {@code SET OF SEQUENCE { protocol OBJECT IDENTIFIER,
 * required ANY, optional ANY OPTIONAL }}, ICAO Doc 9303 part 11, 9.2. Stands in EF.CardAccess,
 * EF.CardSecurity and DG14. An entry that is not understood is passed over, as 9.2 demands.
 *
 * <p>Not JMRTD's parser: that one does not know keys over standardized domain parameters.
 */
final class SecurityInfos {
  private static final int DG14_TAG_NUMBER = 14;
  private static final String PACE = "0.4.0.127.0.7.2.2.4.";

  /** With DH or ECDH, and 3DES, AES-128, AES-192 or AES-256. */
  private static final Pattern CHIP_AUTHENTICATION =
      Pattern.compile("0\\.4\\.0\\.127\\.0\\.7\\.2\\.2\\.3\\.[12]\\.[1-4]");

  private static final String PUBLIC_KEY = "0.4.0.127.0.7.2.2.1.";
  private static final String ACTIVE_AUTHENTICATION = "2.23.136.1.1.5";
  private static final String STANDARDIZED_PARAMETERS = "0.4.0.127.0.7.1.2";

  static final SecurityInfos NONE = new SecurityInfos(List.of());

  private final List<ASN1Sequence> infos;

  private SecurityInfos(List<ASN1Sequence> infos) {
    this.infos = infos;
  }

  /**
   * A way to open the chip with PACE.
   *
   * @param oid of the protocol
   * @param parameterId number of the standardized domain parameters, Doc 9303 part 11, table 13
   */
  record PaceOffer(String oid, int parameterId) {}

  /**
   * A key for Chip Authentication.
   *
   * @param keyOid whether it is for Diffie and Hellman modulo a prime or on a curve
   * @param keyId at most one; none where the chip has only one key
   * @param protocols object identifiers; none where the chip leaves them to the key
   */
  record ChipKey(PublicKey key, String keyOid, List<BigInteger> keyId, List<String> protocols) {}

  /** From the encoded set. */
  static SecurityInfos parse(byte[] encoded) throws IOException {
    try {
      List<ASN1Sequence> infos = new ArrayList<>();
      for (ASN1Encodable element : ASN1Set.getInstance(ASN1Primitive.fromByteArray(encoded))) {
        ASN1Sequence info = ASN1Sequence.getInstance(element);
        ASN1ObjectIdentifier.getInstance(info.getObjectAt(0));
        if (info.size() == 2 || info.size() == 3) {
          infos.add(info);
        }
      }
      return new SecurityInfos(infos);
    } catch (RuntimeException e) {
      throw new IOException("no set of SecurityInfo", e);
    }
  }

  /** From DG14, where the set is wrapped in the file's tag. */
  static SecurityInfos ofDg14(byte[] dg14) throws IOException {
    try {
      ASN1TaggedObject file =
          ASN1TaggedObject.getInstance(
              ASN1Primitive.fromByteArray(dg14), BERTags.APPLICATION, DG14_TAG_NUMBER);
      return parse(file.getExplicitBaseObject().toASN1Primitive().getEncoded());
    } catch (RuntimeException e) {
      throw new IOException("DG14 holds no set of SecurityInfo", e);
    }
  }

  private static String oid(ASN1Sequence info) {
    return ASN1ObjectIdentifier.getInstance(info.getObjectAt(0)).getId();
  }

  /** The integer at a place of an entry, empty where there is none. */
  private static Optional<BigInteger> integer(ASN1Sequence info, int at) {
    return info.size() > at && info.getObjectAt(at).toASN1Primitive() instanceof ASN1Integer i
        ? Optional.of(i.getValue())
        : Optional.empty();
  }

  /** Offers of PACE over standardized domain parameters; others are passed over. */
  List<PaceOffer> paceOffers() {
    List<PaceOffer> offers = new ArrayList<>();
    for (ASN1Sequence info : infos) {
      Optional<BigInteger> parameters = integer(info, 2);
      if (oid(info).startsWith(PACE)
          && PACEInfo.checkRequiredIdentifier(oid(info))
          && parameters.isPresent()
          && standardized(parameters.get()).isPresent()) {
        offers.add(new PaceOffer(oid(info), parameters.get().intValue()));
      }
    }
    return offers;
  }

  /** Keys for Chip Authentication with the protocols that the chip names for them. */
  List<ChipKey> chipKeys() throws GeneralSecurityException, IOException {
    List<ChipKey> keys = new ArrayList<>();
    for (ASN1Sequence info : infos) {
      if (oid(info).startsWith(PUBLIC_KEY)) {
        Optional<BigInteger> keyId = integer(info, 2);
        List<String> protocols =
            infos.stream()
                .filter(i -> CHIP_AUTHENTICATION.matcher(oid(i)).matches())
                .filter(i -> integer(i, 1).isPresent())
                .filter(i -> integer(i, 2).equals(keyId))
                .map(SecurityInfos::oid)
                .toList();
        SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(info.getObjectAt(1));
        keys.add(new ChipKey(publicKey(key), oid(info), keyId.stream().toList(), protocols));
      }
    }
    return keys;
  }

  /** Whether a key for Chip Authentication is there, readable or not. */
  boolean hasChipKey() {
    return infos.stream().anyMatch(i -> oid(i).startsWith(PUBLIC_KEY));
  }

  /** Signature algorithm of Active Authentication with ECDSA, where the chip names it. */
  Optional<String> activeAuthenticationAlgorithm() {
    return infos.stream()
        .filter(i -> oid(i).equals(ACTIVE_AUTHENTICATION) && i.size() == 3)
        .filter(i -> i.getObjectAt(2) instanceof ASN1ObjectIdentifier)
        .map(i -> ASN1ObjectIdentifier.getInstance(i.getObjectAt(2)).getId())
        .findFirst();
  }

  /**
   * Reads a public key over named, explicit or standardized domain parameters (Doc 9303 part 11,
   * 9.2.1). A point that is not on its curve is refused.
   */
  static PublicKey publicKey(SubjectPublicKeyInfo info)
      throws GeneralSecurityException, IOException {
    try {
      if (info.getAlgorithm().getAlgorithm().getId().equals(STANDARDIZED_PARAMETERS)) {
        int id = ASN1Integer.getInstance(info.getAlgorithm().getParameters()).intValueExact();
        return overStandardized(id, info);
      }
      KeyLimits.require("the chip", info);
      // Asked for, so that Bouncy Castle has registered its key formats.
      Util.getBouncyCastleProvider();
      PublicKey key = BouncyCastleProvider.getPublicKey(info);
      if (key == null) {
        throw new GeneralSecurityException(
            "no known kind of key: " + info.getAlgorithm().getAlgorithm());
      }
      return key;
    } catch (UnreadableFileException | RuntimeException e) {
      throw new GeneralSecurityException("a public key that cannot be read", e);
    }
  }

  private static PublicKey overStandardized(int id, SubjectPublicKeyInfo info)
      throws GeneralSecurityException, IOException {
    AlgorithmParameterSpec parameters = PACEInfo.toParameterSpec(id);
    if (parameters instanceof ECParameterSpec ec) {
      ECPoint point =
          EC5Util.convertPoint(
              EC5Util.convertCurve(ec.getCurve()).decodePoint(info.getPublicKeyData().getOctets()));
      return KeyFactory.getInstance("EC", Util.getBouncyCastleProvider())
          .generatePublic(new ECPublicKeySpec(point, ec));
    }
    DHParameterSpec dh = (DHParameterSpec) parameters;
    BigInteger y = ASN1Integer.getInstance(info.parsePublicKey()).getPositiveValue();
    return KeyFactory.getInstance("DH", Util.getBouncyCastleProvider())
        .generatePublic(new DHPublicKeySpec(y, dh.getP(), dh.getG()));
  }

  /** Numbers 0 to 2 are groups modulo a prime, 8 to 18 elliptic curves. */
  private static OptionalInt standardized(BigInteger id) {
    boolean known =
        id.bitLength() < 8 && (id.intValue() <= 2 || (id.intValue() >= 8 && id.intValue() <= 18));
    return known && id.signum() >= 0 ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
  }
}
