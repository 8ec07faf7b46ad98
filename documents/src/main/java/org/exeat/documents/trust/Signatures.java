package org.exeat.documents.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
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

/**
 * Signatures: RSA PKCS#1 v1.5 and PSS, ECDSA over named curves and over explicit parameters, SHA-1
 * to SHA-512. RSA goes to the JDK, for Bouncy Castle tests every modulus anew, which takes a
 * hundred times as long as the signature itself; elliptic curves go to Bouncy Castle, for the JDK
 * knows neither brainpool nor explicit parameters. The provider is used directly and not
 * registered, so that nothing else in the process changes. Thread-safe.
 */
final class Signatures {
  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Signatures() {}

  /** Whether the issuer's key signed the certificate. A key that cannot be used did not. */
  static boolean issued(X509CertificateHolder issuer, X509CertificateHolder certificate) {
    Certificate c = certificate.toASN1Structure();
    try {
      return c.getSignatureAlgorithm().equals(c.getTBSCertificate().getSignature())
          && verifies(
              issuer.getSubjectPublicKeyInfo(),
              c.getSignatureAlgorithm(),
              c.getTBSCertificate().getEncoded(ASN1Encoding.DER),
              c.getSignature().getOctets());
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** Whether the issuer's key signed the list. */
  static boolean issued(X509CertificateHolder issuer, X509CRLHolder list) {
    CertificateList l = list.toASN1Structure();
    try {
      return l.getSignatureAlgorithm().equals(l.getTBSCertList().getSignature())
          && verifies(
              issuer.getSubjectPublicKeyInfo(),
              l.getSignatureAlgorithm(),
              l.getTBSCertList().getEncoded(ASN1Encoding.DER),
              l.getSignature().getOctets());
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return false;
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
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(BOUNCY_CASTLE).build(certificate));
    } catch (OperatorCreationException
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
