package org.exeat.documents.trust;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.PublicKeyName;
import org.exeat.documents.lds.UnreadableFileException;

/** What Doc 9303 part 12, 7.1 asks of a certificate, read off one. */
public final class CertificateProfile {
  private static final String ICAO_PURPOSES = "2.23.136.1.1.";
  private static final ASN1ObjectIdentifier DOCUMENT_TYPES =
      new ASN1ObjectIdentifier("2.23.136.1.1.6.2");
  private static final Set<ASN1ObjectIdentifier> KNOWN_EXTENSIONS =
      Set.of(
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.basicConstraints,
          Extension.privateKeyUsagePeriod,
          Extension.certificatePolicies,
          Extension.cRLDistributionPoints,
          Extension.authorityKeyIdentifier,
          Extension.subjectKeyIdentifier,
          Extension.subjectAlternativeName,
          Extension.issuerAlternativeName,
          DOCUMENT_TYPES);

  private CertificateProfile() {}

  /**
   * Reads what is asked of a certificate later, for the library reads it only when it is asked, and
   * answers damage with runtime exceptions then.
   *
   * @param piece named in messages
   * @throws UnreadableFileException where a part that is used cannot be read
   */
  static void requireReadable(String piece, X509CertificateHolder certificate)
      throws UnreadableFileException {
    try {
      certificate.getNotBefore();
      certificate.getNotAfter();
      authority(certificate);
      subjectKey(certificate);
      issuerKey(certificate);
      whyNoSigner(certificate);
      documentTypes(certificate);
      signature(certificate);
      country(certificate.getSubject());
      words(certificate.getSubject());
      words(certificate.getIssuer());
    } catch (RuntimeException e) {
      throw new UnreadableFileException(piece + " is no X.509 certificate", e);
    }
  }

  /** SHA-256 of the certificate, lower-case hexadecimal. */
  public static String sha256(X509CertificateHolder certificate) {
    try {
      return ChipFiles.sha256(certificate.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** Two-letter country of a name, upper case; empty where it states none. */
  public static Optional<String> country(X500Name name) {
    RDN[] countries = name.getRDNs(BCStyle.C);
    return countries.length == 0
        ? Optional.empty()
        : Optional.of(countries[0].getFirst().getValue().toString().toUpperCase(Locale.ROOT));
  }

  /** A name as people read it, country first as in the certificate. */
  public static String words(X500Name name) {
    return BCStyle.INSTANCE.toString(name);
  }

  /**
   * Whether it says that it may sign certificates. Doc 9303 asks for both the basic constraint and
   * the key usage; links and authorities on published master lists carry only one of them (Belgium,
   * Cameroon, Italy, Portugal, Turkey on the German list of 2024-08), and one is taken as enough.
   */
  public static boolean authority(X509CertificateHolder certificate) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    return constraints != null && constraints.isCA()
        || usage != null && usage.hasUsages(KeyUsage.keyCertSign);
  }

  /**
   * Why it may not sign documents; empty where it may. A signer of master lists, deviation lists or
   * visible seals has the same authority above it, and is told apart by its extended key usage.
   */
  static Optional<String> whyNoSigner(X509CertificateHolder certificate) {
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    if (authority(certificate)) {
      return Optional.of("it is an authority");
    }
    if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
      return Optional.of("its key usage is not for signatures");
    }
    if (purposes != null
        && Arrays.stream(purposes.getUsages()).anyMatch(p -> p.getId().startsWith(ICAO_PURPOSES))) {
      return Optional.of("it is certified for signing something else than documents");
    }
    for (Object each : certificate.getCriticalExtensionOIDs()) {
      if (each instanceof ASN1ObjectIdentifier oid && !KNOWN_EXTENSIONS.contains(oid)) {
        return Optional.of("it has a critical extension " + oid.getId() + ", which is not known");
      }
    }
    return Optional.empty();
  }

  /**
   * Document codes that it may sign (Doc 9303 part 12, 7.1.1.6); empty where it does not limit
   * them.
   */
  static Optional<Set<String>> documentTypes(X509CertificateHolder certificate) {
    Extension extension = certificate.getExtension(DOCUMENT_TYPES);
    if (extension == null) {
      return Optional.empty();
    }
    Set<String> types = new HashSet<>();
    for (ASN1Encodable type :
        ASN1Set.getInstance(ASN1Sequence.getInstance(extension.getParsedValue()).getObjectAt(1))) {
      types.add(((ASN1String) type.toASN1Primitive()).getString().replace("<", ""));
    }
    return Optional.of(types);
  }

  /** Whether it may sign revocation lists, where it limits its use. */
  static boolean maySignLists(X509CertificateHolder certificate) {
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    return usage == null || usage.hasUsages(KeyUsage.cRLSign);
  }

  /** Whether issuer and subject are the same. */
  public static boolean selfIssued(X509CertificateHolder certificate) {
    return certificate.getIssuer().equals(certificate.getSubject());
  }

  /** Whether the certificate is valid at that time. */
  public static boolean validAt(X509CertificateHolder certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** Identifier of the key that signed it, hexadecimal; empty where it states none. */
  static Optional<String> issuerKey(X509CertificateHolder certificate) {
    return Optional.ofNullable(AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions()))
        .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
        .map(HexFormat.of()::formatHex);
  }

  /** Identifier of its own key, hexadecimal; empty where it states none. */
  static Optional<String> subjectKey(X509CertificateHolder certificate) {
    return Optional.ofNullable(SubjectKeyIdentifier.fromExtensions(certificate.getExtensions()))
        .map(SubjectKeyIdentifier::getKeyIdentifier)
        .map(HexFormat.of()::formatHex);
  }

  /** Such as {@code RSA 2048} or {@code EC 256}; the identifier of an algorithm we do not know. */
  public static String key(X509CertificateHolder certificate) {
    return PublicKeyName.of(certificate.getSubjectPublicKeyInfo());
  }

  /** Name of the algorithm that signed the certificate, with the hash of RSA-PSS. */
  public static String signature(X509CertificateHolder certificate) {
    AlgorithmIdentifier algorithm = certificate.getSignatureAlgorithm();
    ASN1Encodable parameters = algorithm.getParameters();
    if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm())
        && parameters != null) {
      return algorithm(RSASSAPSSparams.getInstance(parameters).getHashAlgorithm()) + " RSA-PSS";
    }
    return algorithm(algorithm);
  }

  /**
   * What is weak by today's measure: a signature over SHA-1 or MD5, RSA below 2048 bits, curves
   * below 224 bits (BSI TR-03116-2; NIST SP 800-131A). Old documents are signed so, and stay
   * readable; the audit tells.
   */
  public static List<String> weaknesses(X509CertificateHolder certificate) {
    List<String> weak = new ArrayList<>();
    String signature = signature(certificate).toUpperCase(Locale.ROOT).replace("-", "");
    if (signature.contains("SHA1") || signature.contains("MD5")) {
      weak.add("signed with " + signature(certificate));
    }
    String key = key(certificate);
    String[] parts = key.split(" ", -1);
    if (parts.length == 2 && parts[1].matches("\\d+")) {
      int bits = Integer.parseInt(parts[1]);
      if (parts[0].equals("RSA") && bits < 2048 || parts[0].equals("EC") && bits < 224) {
        weak.add("key of " + key + " bits");
      }
    }
    return weak;
  }

  private static String algorithm(AlgorithmIdentifier identifier) {
    return new DefaultAlgorithmNameFinder().getAlgorithmName(identifier);
  }
}
