package org.exeat.documents.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.exeat.documents.lds.KeyLimits;
import org.exeat.documents.lds.UnreadableFileException;

/**
 * Signatures: RSA PKCS#1 v1.5 and PSS, ECDSA over named curves and over explicit parameters, SHA-1
 * to SHA-512. RSA goes to the JDK, for Bouncy Castle tests every modulus anew, which takes a
 * hundred times as long as the signature itself; elliptic curves go to Bouncy Castle, for the JDK
 * knows neither brainpool nor explicit parameters. The provider is used directly and not
 * registered, so that nothing else in the process changes. Thread-safe.
 */
final class Signatures {
  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** Digests of Doc 9303 part 12, 4.4.3; MD5 and older ones were never among them. */
  static final Set<String> DIGESTS =
      Set.of(
          OIWObjectIdentifiers.idSHA1.getId(),
          NISTObjectIdentifiers.id_sha224.getId(),
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private Signatures() {}

  /** What came of looking at a signature. */
  enum Outcome {
    HOLDS,
    DOES_NOT_HOLD,
    /** The key or the algorithm is not one that is used here: says nothing about the signature. */
    CANNOT_BE_CHECKED
  }

  /** Whether the issuer's key signed the certificate. */
  static Outcome issued(X509CertificateHolder issuer, X509CertificateHolder certificate) {
    Certificate c = certificate.toASN1Structure();
    return outcome(
        issuer,
        c.getSignatureAlgorithm(),
        c.getTBSCertificate().getSignature(),
        c.getTBSCertificate(),
        c.getSignature());
  }

  /** Whether the issuer's key signed the list. */
  static Outcome issued(X509CertificateHolder issuer, X509CRLHolder list) {
    CertificateList l = list.toASN1Structure();
    return outcome(
        issuer,
        l.getSignatureAlgorithm(),
        l.getTBSCertList().getSignature(),
        l.getTBSCertList(),
        l.getSignature());
  }

  private static Outcome outcome(
      X509CertificateHolder issuer,
      AlgorithmIdentifier outer,
      AlgorithmIdentifier inner,
      ASN1Object signed,
      ASN1BitString signature) {
    if (signature.getPadBits() != 0) {
      return Outcome.DOES_NOT_HOLD; // signatures are whole bytes
    }
    try {
      KeyLimits.require("the issuer", issuer.getSubjectPublicKeyInfo());
      return outer.equals(inner)
              && verifies(
                  issuer.getSubjectPublicKeyInfo(),
                  outer,
                  signed.getEncoded(ASN1Encoding.DER),
                  signature.getOctets())
          ? Outcome.HOLDS
          : Outcome.DOES_NOT_HOLD;
    } catch (SignatureException e) {
      return Outcome.DOES_NOT_HOLD; // its bytes are not those of any signature of this key
    } catch (UnreadableFileException
        | GeneralSecurityException
        | IOException
        | RuntimeException e) {
      return Outcome.CANNOT_BE_CHECKED;
    }
  }

  /**
   * Verifies a signer of CMS signed data: the digest of the content, the signature, and that the
   * certificate was valid at the time of signing where the signer states one.
   *
   * @return whether the signature holds
   * @throws CMSException where it cannot be checked, with the reason
   */
  static boolean signed(X509CertificateHolder certificate, SignerInformation signer)
      throws CMSException {
    try {
      KeyLimits.require("the signer", certificate.getSubjectPublicKeyInfo());
      if (!DIGESTS.contains(signer.getDigestAlgOID())) {
        throw new CMSException("its digest is none of SHA-1 to SHA-512");
      }
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(BOUNCY_CASTLE).build(certificate));
    } catch (UnreadableFileException
        | OperatorCreationException
        | java.security.cert.CertificateException
        | RuntimeException e) {
      throw new CMSException("its algorithm or key cannot be used", e);
    }
  }

  private static boolean verifies(
      SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm, byte[] signed, byte[] signature)
      throws GeneralSecurityException, IOException {
    boolean curve = X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm());
    boolean pss = PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm());
    String name = pss ? "RSASSA-PSS" : new DefaultSignatureNameFinder().getAlgorithmName(algorithm);
    X509EncodedKeySpec spec = new X509EncodedKeySpec(key.getEncoded(ASN1Encoding.DER));
    Signature verifier;
    if (curve) {
      Provider provider = BOUNCY_CASTLE;
      verifier = Signature.getInstance(name, provider);
      verifier.initVerify(KeyFactory.getInstance("EC", provider).generatePublic(spec));
    } else {
      verifier = Signature.getInstance(name);
      if (pss) {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(algorithm.getParameters().toASN1Primitive().getEncoded(ASN1Encoding.DER));
        verifier.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
      }
      boolean pssKey =
          PKCSObjectIdentifiers.id_RSASSA_PSS.equals(key.getAlgorithm().getAlgorithm());
      verifier.initVerify(
          KeyFactory.getInstance(pssKey ? "RSASSA-PSS" : "RSA").generatePublic(spec));
    }
    verifier.update(signed);
    return verifier.verify(signature);
  }
}
