package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.exeat.documents.trust.SpecimenPki.Party;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Certificates whose signature is sound and whose inside is not: anybody can sign with a key of
 * their own and write what they like into the certificate beside it.
 */
class HostileCertificatesTest {
  private static Party authority;

  @BeforeAll
  static void authority() throws Exception {
    authority = SpecimenPki.authority("C=UT,CN=authority");
  }

  @Test
  void theSpecimenIsReadToTheEnd() throws Exception {
    byte[] object = SpecimenPki.securityObject(SpecimenPki.documentSigner(authority));
    assertInstanceOf(Authenticity.IssuerUnknown.class, outcome(TrustStore.EMPTY, object));
    assertInstanceOf(
        Authenticity.RevocationUndetermined.class,
        outcome(SpecimenPki.trusting(authority.certificate()), object));
  }

  /** Each holds text instead of what the extension is for. */
  @ParameterizedTest
  @ValueSource(strings = {"2.5.29.14", "2.5.29.15", "2.5.29.19", "2.5.29.35", "2.5.29.37"})
  void extensionsThatHoldSomethingElse(String extension) throws Exception {
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(extension);
    SpecimenPki.Extensions text =
        to -> to.addExtension(oid, false, new DERUTF8String("something else"));
    SpecimenPki.Extensions noise = to -> to.addExtension(oid, false, new byte[] {0x30, 0x7F, 1});
    for (SpecimenPki.Extensions each : List.of(text, noise)) {
      Party signer = SpecimenPki.certified("C=UT,CN=signer", authority, each);
      TrustStore trust = SpecimenPki.trusting(authority.certificate());
      assertEquals(
          new Authenticity.Unreadable("the certificate in EF.SOD is no X.509 certificate"),
          outcome(trust, SpecimenPki.securityObject(signer)));
      refused(trust, SpecimenPki.masterList(signer, List.of()));
      refused(trust, signer.certificate().getEncoded());
    }
  }

  /**
   * BC tests a modulus for prime factors before it uses it, and takes the longer the longer it is.
   */
  @ParameterizedTest
  @ValueSource(ints = {4096, 8192, 65_536})
  void keysOfAnySize(int bits) throws Exception {
    BigInteger odd = withoutSmallFactors(bits);
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new RSAPublicKey(odd, odd.subtract(BigInteger.TWO)));
    X500Name name = new X500Name("C=UT,CN=large");
    ContentSigner by = SpecimenPki.noRsaSigner(bits / 8);
    X509CertificateHolder certificate =
        new X509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(SpecimenPki.FROM),
                Date.from(SpecimenPki.TO),
                name,
                key)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
            .build(by);
    byte[] object = SpecimenPki.securityObject(new Party(certificate, authority.key()));
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertInstanceOf(
                Authenticity.SignatureInvalid.class, outcome(TrustStore.EMPTY, object)));
    assertTimeout(
        Duration.ofSeconds(5), () -> SpecimenPki.take(TrustStore.EMPTY, certificate.getEncoded()));
  }

  private static BigInteger withoutSmallFactors(int bits) {
    BigInteger odd = new BigInteger(bits, new java.util.Random(1)).setBit(0).setBit(bits - 1);
    while (hasSmallFactor(odd)) {
      odd = odd.add(BigInteger.TWO);
    }
    return odd;
  }

  private static boolean hasSmallFactor(BigInteger odd) {
    for (int n = 3; n < 1000; n += 2) {
      if (odd.mod(BigInteger.valueOf(n)).signum() == 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void revocationListsAreReadWhole() throws Exception {
    TrustStore trust = SpecimenPki.trusting(authority.certificate());
    Party signer = SpecimenPki.documentSigner(authority);
    X509v2CRLBuilder good = list();
    good.addCRLEntry(
        signer.certificate().getSerialNumber(),
        Date.from(SpecimenPki.NOW),
        CRLReason.keyCompromise);
    TrustImport.Outcome outcome = SpecimenPki.take(trust, encoded(good));
    assertEquals(1, outcome.addedLists().size());
    Authenticity revoked = outcome(outcome.store(), SpecimenPki.securityObject(signer));
    assertEquals(
        new Authenticity.CertificateRevoked(
            "C=UT,CN=document signer was revoked on 2026-11-25 (keyCompromise)"),
        revoked);

    ExtensionsGenerator text = new ExtensionsGenerator();
    text.addExtension(Extension.reasonCode, false, new DERUTF8String("because"));
    X509v2CRLBuilder bad = list();
    bad.addCRLEntry(
        signer.certificate().getSerialNumber(), Date.from(SpecimenPki.NOW), text.generate());
    refused(trust, encoded(bad));
  }

  private static X509v2CRLBuilder list() {
    return new X509v2CRLBuilder(authority.certificate().getSubject(), Date.from(SpecimenPki.NOW));
  }

  private static byte[] encoded(X509v2CRLBuilder list) throws Exception {
    return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()))
        .getEncoded();
  }

  private static void refused(TrustStore trust, byte[] file) {
    TrustImport.Outcome outcome = SpecimenPki.take(trust, file);
    assertEquals(List.of(), outcome.added());
    assertEquals(List.of(), outcome.addedLists());
    assertEquals(1, outcome.refused().size());
  }

  private static Authenticity outcome(TrustStore trust, byte[] securityObject) {
    return new PassiveAuthentication(trust, TrustPolicy.DEFAULT)
        .check(SpecimenPki.chip(securityObject), SpecimenPki.NOW)
        .outcome();
  }
}
