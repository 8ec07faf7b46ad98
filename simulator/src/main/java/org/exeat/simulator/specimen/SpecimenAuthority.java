package org.exeat.simulator.specimen;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.exeat.documents.lds.TlvWriter;

/**
 * A country signing certification authority of a state that does not exist, with the certificate
 * profiles of ICAO Doc 9303 part 12, 7.1.
 *
 * @param certificate its own
 * @param key that it signs with
 */
public record SpecimenAuthority(X509CertificateHolder certificate, SpecimenKey key) {
  private static final ASN1ObjectIdentifier MASTER_LIST =
      new ASN1ObjectIdentifier("2.23.136.1.1.2");
  private static final KeyPurposeId MASTER_LIST_SIGNING =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.136.1.1.3"));

  /** A signing key is used for some years, what it signed is valid for ten more. */
  private static final long AUTHORITY_YEARS = 15;

  private static final long SIGNER_YEARS = 11;

  /**
   * Founds an authority.
   *
   * @param country two-letter code for its name, such as {@code UT}
   * @param name to tell it from others of the country
   * @param from first moment of validity
   */
  public static SpecimenAuthority found(
      String country, String name, SpecimenKey.Kind kind, Instant from, SecureRandom random) {
    KeyPair pair = kind.generate(random);
    SpecimenKey key = new SpecimenKey(pair.getPrivate(), kind.algorithm(), random);
    X500Name subject = new X500Name("C=" + country + ",O=Specimen,OU=Exeat simulator,CN=" + name);
    return new SpecimenAuthority(
        authority(subject, subject, pair.getPublic(), pair.getPublic(), key, from), key);
  }

  /** The same authority's next key, as a certificate that this key signs. */
  public X509CertificateHolder link(SpecimenAuthority next, Instant from) {
    return authority(
        certificate.getSubject(),
        next.certificate.getSubject(),
        publicKey(certificate.getSubjectPublicKeyInfo()),
        publicKey(next.certificate.getSubjectPublicKeyInfo()),
        key,
        from);
  }

  /** The same authority and key with another certificate. */
  SpecimenAuthority renewed(Instant from) {
    X500Name subject = certificate.getSubject();
    PublicKey own = publicKey(certificate.getSubjectPublicKeyInfo());
    return new SpecimenAuthority(authority(subject, subject, own, own, key, from), key);
  }

  /** A document signer. */
  public SpecimenSigner signer(String name, SpecimenKey.Kind kind, Instant from) {
    return signer(name, kind, from, List.of());
  }

  /** A signer of whatever its purposes say. */
  SpecimenSigner signer(
      String name, SpecimenKey.Kind kind, Instant from, List<KeyPurposeId> purposes) {
    KeyPair pair = kind.generate(key.random());
    return new SpecimenSigner(
        certify(name, pair.getPublic(), from, purposes),
        new SpecimenKey(pair.getPrivate(), kind.algorithm(), key.random()));
  }

  /**
   * A revocation list.
   *
   * @param made when
   * @param next when the next one is due
   * @param revoked serial numbers, revoked when the list is made
   */
  public X509CRLHolder revocationList(Instant made, Instant next, Collection<BigInteger> revoked) {
    X509v2CRLBuilder list = new X509v2CRLBuilder(certificate.getSubject(), Date.from(made));
    list.setNextUpdate(Date.from(next));
    for (BigInteger serial : revoked) {
      list.addCRLEntry(serial, Date.from(made), CRLReason.keyCompromise);
    }
    try {
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(publicKey(certificate.getSubjectPublicKeyInfo())));
      list.addExtension(Extension.cRLNumber, false, new ASN1Integer(made.getEpochSecond()));
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("a revocation list's extensions can be encoded", e);
    }
    return list.build(key.signer());
  }

  /**
   * A master list of authorities, signed by a list signer of this one.
   *
   * @param authorities encoded certificates, which are put in as they are
   */
  public byte[] masterList(Collection<byte[]> authorities, Instant at) throws IOException {
    KeyPair pair = SpecimenKey.Kind.P_256.generate(key.random());
    X509CertificateHolder signer =
        certify("Specimen master list signer", pair.getPublic(), at, List.of(MASTER_LIST_SIGNING));
    byte[] content =
        TlvWriter.object(
            0x30,
            TlvWriter.object(0x02, new byte[] {0}),
            TlvWriter.object(0x31, authorities.toArray(new byte[0][])));
    try {
      return new SpecimenSigner(
              signer,
              new SpecimenKey(pair.getPrivate(), SpecimenKey.Kind.P_256.algorithm(), key.random()))
          .sign(new CMSProcessableByteArray(MASTER_LIST, content), at, List.of(certificate))
          .getEncoded("DER");
    } catch (CMSException e) {
      throw new IOException("a master list cannot be signed", e);
    }
  }

  private X509CertificateHolder certify(
      String name, PublicKey subjectKey, Instant from, List<KeyPurposeId> purposes) {
    X500Name issuer = certificate.getSubject();
    X500Name subject = new X500Name(issuer.toString().replaceFirst("CN=.*", "CN=" + name));
    X509v3CertificateBuilder builder =
        builder(issuer, subject, subjectKey, from, SIGNER_YEARS, key.random());
    extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    if (!purposes.isEmpty()) {
      extend(
          builder,
          Extension.extendedKeyUsage,
          true,
          new ExtendedKeyUsage(purposes.toArray(new KeyPurposeId[0])));
    }
    return identified(builder, publicKey(certificate.getSubjectPublicKeyInfo()), subjectKey, key);
  }

  private static X509CertificateHolder authority(
      X500Name issuer,
      X500Name subject,
      PublicKey issuerKey,
      PublicKey subjectKey,
      SpecimenKey signing,
      Instant from) {
    X509v3CertificateBuilder builder =
        builder(issuer, subject, subjectKey, from, AUTHORITY_YEARS, signing.random());
    extend(builder, Extension.basicConstraints, true, new BasicConstraints(0));
    extend(
        builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return identified(builder, issuerKey, subjectKey, signing);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      PublicKey subjectKey,
      Instant from,
      long years,
      SecureRandom random) {
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(63, random).add(BigInteger.ONE),
        Date.from(from.truncatedTo(ChronoUnit.SECONDS)),
        Date.from(from.plus(years * 365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS)),
        subject,
        SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded()));
  }

  private static X509CertificateHolder identified(
      X509v3CertificateBuilder builder,
      PublicKey issuerKey,
      PublicKey subjectKey,
      SpecimenKey signing) {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      extend(
          builder,
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuerKey));
      extend(
          builder,
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(subjectKey));
      return builder.build(signing.signer());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1 for key identifiers", e);
    }
  }

  private static void extend(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier extension,
      boolean critical,
      org.bouncycastle.asn1.ASN1Encodable value) {
    try {
      builder.addExtension(extension, critical, value);
    } catch (org.bouncycastle.cert.CertIOException e) {
      throw new IllegalStateException("a certificate's extension can be encoded", e);
    }
  }

  private static PublicKey publicKey(SubjectPublicKeyInfo info) {
    try {
      return org.bouncycastle.jce.provider.BouncyCastleProvider.getPublicKey(info);
    } catch (IOException e) {
      throw new IllegalArgumentException("the authority's public key cannot be read", e);
    }
  }
}
