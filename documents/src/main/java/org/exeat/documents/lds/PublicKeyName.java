package org.exeat.documents.lds;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** Public keys in words: kind and bits. The key itself is not looked at more closely. */
public final class PublicKeyName {
  private PublicKeyName() {}

  /**
   * The same for an encoded key.
   *
   * @param what named in messages
   * @throws UnreadableFileException unless it is a key of a known kind, see {@link KeyLimits}
   */
  public static String of(String what, byte[] encoded) throws UnreadableFileException {
    try {
      SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(Asn1.parse(what, encoded));
      KeyLimits.require(what, key);
      return of(key);
    } catch (RuntimeException e) {
      throw new UnreadableFileException(what + " is no public key", e);
    }
  }

  /** Such as {@code RSA 2048} or {@code EC 256}; the identifier of a kind that we do not know. */
  public static String of(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
    String name = new DefaultAlgorithmNameFinder().getAlgorithmName(kind);
    try {
      if (X9ObjectIdentifiers.id_ecPublicKey.equals(kind)) {
        X962Parameters curve = X962Parameters.getInstance(key.getAlgorithm().getParameters());
        X9ECParameters parameters =
            curve.isNamedCurve()
                ? ECUtil.getNamedCurveByOid(ASN1ObjectIdentifier.getInstance(curve.getParameters()))
                : X9ECParameters.getInstance(curve.getParameters());
        return "EC " + parameters.getCurve().getFieldSize();
      }
      if (PKCSObjectIdentifiers.rsaEncryption.equals(kind)
          || PKCSObjectIdentifiers.id_RSASSA_PSS.equals(kind)) {
        return "RSA " + RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
      }
      return name;
    } catch (IOException | RuntimeException e) {
      return name + ", unreadable";
    }
  }
}
