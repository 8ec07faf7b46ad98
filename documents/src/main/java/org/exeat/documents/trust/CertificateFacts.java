package org.exeat.documents.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a person reads off a certificate.
 *
 * @param subject distinguished name
 * @param issuer distinguished name
 * @param country two-letter code of the subject, where it states one
 * @param serialNumber hexadecimal
 * @param from first moment of validity
 * @param until last moment of validity
 * @param key such as {@code EC 256}
 * @param signature algorithm that signed it
 * @param sha256 lower-case hexadecimal
 * @param weaknesses by today's measure, in words
 */
public record CertificateFacts(
    String subject,
    String issuer,
    Optional<String> country,
    String serialNumber,
    Instant from,
    Instant until,
    String key,
    String signature,
    String sha256,
    List<String> weaknesses) {
  public CertificateFacts {
    weaknesses = List.copyOf(weaknesses);
  }

  static CertificateFacts of(X509CertificateHolder certificate) {
    return new CertificateFacts(
        CertificateProfile.words(certificate.getSubject()),
        CertificateProfile.words(certificate.getIssuer()),
        CertificateProfile.country(certificate.getSubject()),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        CertificateProfile.key(certificate),
        CertificateProfile.signature(certificate),
        CertificateProfile.sha256(certificate),
        CertificateProfile.weaknesses(certificate));
  }
}
