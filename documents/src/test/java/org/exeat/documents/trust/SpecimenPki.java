package org.exeat.documents.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.TlvWriter;

/** Certificates and signed objects that the tests make, of the state of Utopia. */
final class SpecimenPki {
  static final Provenance PROVENANCE =
      new Provenance(Provenance.Vouching.GIVEN, "test", "0".repeat(64), Instant.EPOCH, "tester");
  static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

  static final byte[] DG1 =
      DataGroup1.encode(
          "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
              + "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
  static final byte[] DG2 =
      DataGroup2.encode(
          FacePortrait.Format.ISO_19794_5,
          new FacePortrait(
              FacePortrait.Format.ISO_19794_5,
              4,
              5,
              new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}));

  /** Signed at {@link #NOW}; without it, Bouncy Castle writes the day on which the tests run. */
  private static final AttributeTable SIGNED_NOW =
      new AttributeTable(
          new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(NOW)))));

  private static final KeyPurposeId LIST_SIGNER = purpose("2.23.136.1.1.3");

  private SpecimenPki() {}

  /** Somebody who signs. */
  record Party(X509CertificateHolder certificate, PrivateKey key) {
    ContentSigner signs() throws OperatorCreationException {
      return certificate
              .getSubjectPublicKeyInfo()
              .getAlgorithm()
              .getAlgorithm()
              .equals(PKCSObjectIdentifiers.rsaEncryption)
          ? noRsaSigner(
              certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets().length / 2)
          : new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }
  }

  /** What else a certificate says. */
  @FunctionalInterface
  interface Extensions {
    void add(X509v3CertificateBuilder to) throws IOException;
  }

  static Party authority(String name) throws Exception {
    return certified(
        name,
        null,
        to -> {
          to.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
          to.addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
          to.addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new SubjectKeyIdentifier(name.getBytes(StandardCharsets.UTF_8)));
        });
  }

  static Party listSigner(Party authority) throws Exception {
    return certified(
        "C=UT,CN=list signer",
        authority,
        to -> {
          issuedBy(authority, to);
          to.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
          to.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(LIST_SIGNER));
        });
  }

  static Party documentSigner(Party authority) throws Exception {
    return certified(
        "C=UT,CN=document signer",
        authority,
        to -> {
          issuedBy(authority, to);
          to.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        });
  }

  private static void issuedBy(Party authority, X509v3CertificateBuilder to) throws IOException {
    to.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(
            SubjectKeyIdentifier.fromExtensions(authority.certificate().getExtensions())
                .getKeyIdentifier()));
    to.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1, 2, 3}));
  }

  /** A new key and its certificate; signed by itself where nobody issues it. */
  static Party certified(
      String name, @org.jspecify.annotations.Nullable Party issuer, Extensions extensions)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X500Name subject = new X500Name(name);
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer == null ? subject : issuer.certificate().getSubject(),
            BigInteger.valueOf(name.length()),
            Date.from(FROM),
            Date.from(TO),
            subject,
            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    extensions.add(builder);
    PrivateKey key = issuer == null ? pair.getPrivate() : issuer.key();
    return new Party(
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)),
        pair.getPrivate());
  }

  /** A master list over elements that may be anything. */
  static byte[] masterList(Party signer, List<byte[]> elements, X509CertificateHolder... beside)
      throws Exception {
    byte[] content =
        TlvWriter.object(
            0x30,
            TlvWriter.object(0x02, new byte[] {0}),
            TlvWriter.object(0x31, elements.toArray(byte[][]::new)));
    return signed(signer, new CMSProcessableByteArray(MasterList.CONTENT, content), beside)
        .getEncoded();
  }

  /** EF.SOD over DG1 and DG2. */
  static byte[] securityObject(Party signer, X509CertificateHolder... beside) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    LDSSecurityObject object =
        new LDSSecurityObject(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
            new DataGroupHash[] {
              new DataGroupHash(1, new DEROctetString(digest.digest(DG1))),
              new DataGroupHash(2, new DEROctetString(digest.digest(DG2)))
            });
    return SecurityObject.encode(signed(signer, SecurityObject.signedContent(object), beside));
  }

  /** Says that it signed with RSA and SHA-256, and writes 1 instead of a signature. */
  static ContentSigner noRsaSigner(int bytes) {
    java.io.ByteArrayOutputStream signed = new java.io.ByteArrayOutputStream();
    return new ContentSigner() {
      @Override
      public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withRSA");
      }

      @Override
      public java.io.OutputStream getOutputStream() {
        return signed;
      }

      @Override
      public byte[] getSignature() {
        byte[] one = new byte[bytes];
        one[bytes - 1] = 1;
        one[bytes / 2] = 1;
        return one;
      }
    };
  }

  static ChipFiles chip(byte[] securityObject) {
    return new ChipFiles(
        Map.of(ChipFile.EF_SOD, securityObject, ChipFile.DG1, DG1, ChipFile.DG2, DG2));
  }

  private static CMSSignedData signed(
      Party signer, CMSProcessableByteArray content, X509CertificateHolder... beside)
      throws OperatorCreationException, CMSException {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(SIGNED_NOW))
            .build(signer.signs(), signer.certificate()));
    generator.addCertificate(signer.certificate());
    for (X509CertificateHolder each : beside) {
      generator.addCertificate(each);
    }
    return generator.generate(content, true);
  }

  static byte[] pem(String type, byte[]... blocks) {
    StringBuilder text = new StringBuilder();
    java.util.Base64.Encoder base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'});
    for (byte[] block : blocks) {
      text.append("-----BEGIN " + type + "-----\n" + base64.encodeToString(block) + "\n");
      text.append("-----END " + type + "-----\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static TrustStore trusting(X509CertificateHolder... authorities) {
    List<TrustEntry> entries = new ArrayList<>();
    for (X509CertificateHolder each : authorities) {
      entries.add(new TrustEntry(each, TrustEntry.Role.AUTHORITY, PROVENANCE));
    }
    return new TrustStore(entries, List.of());
  }

  static TrustImport.Outcome take(TrustStore before, byte[] file) {
    return TrustImport.of(before, "file", file, TrustImport.Word.ROOTS, NOW, "tester");
  }

  private static KeyPurposeId purpose(String oid) {
    return KeyPurposeId.getInstance(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid));
  }
}
