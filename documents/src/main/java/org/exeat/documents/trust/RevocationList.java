package org.exeat.documents.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.lds.Asn1;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.UnreadableFileException;

/**
 * A certificate revocation list, Doc 9303 part 12, 7.1.4.
 *
 * @param list as imported
 * @param provenance how it came here
 */
public record RevocationList(X509CRLHolder list, Provenance provenance) {
  /** How far the clocks of issuer and lane may differ. */
  static final Duration SKEW = Duration.ofHours(24);

  /**
   * Reads a list, with all that is asked of it later.
   *
   * @param piece named in messages
   * @throws UnreadableFileException where a part that is used cannot be read
   */
  static X509CRLHolder read(String piece, byte[] bytes) throws UnreadableFileException {
    Asn1.parse(piece, bytes);
    try {
      X509CRLHolder list = new X509CRLHolder(bytes);
      list.getThisUpdate();
      list.getNextUpdate();
      CertificateProfile.words(list.getIssuer());
      if (!list.getCriticalExtensionOIDs().isEmpty()) {
        throw new UnreadableFileException(
            piece
                + " has critical extensions, as partial and delta lists have; only whole lists are used");
      }
      for (Object each : list.getRevokedCertificates()) {
        if (each instanceof X509CRLEntryHolder entry) {
          entry.getSerialNumber();
          entry.getRevocationDate();
          reason(entry);
        }
      }
      return list;
    } catch (java.io.IOException | RuntimeException e) {
      throw new UnreadableFileException(piece + " is no revocation list that can be read", e);
    }
  }

  /** Why a certificate was revoked, where the entry says. */
  static Optional<CRLReason> reason(X509CRLEntryHolder entry) {
    return Optional.ofNullable(entry.getExtension(Extension.reasonCode))
        .map(e -> CRLReason.getInstance(e.getParsedValue()));
  }

  /** SHA-256 of the list, lower-case hexadecimal. */
  public String sha256() {
    try {
      return ChipFiles.sha256(list.getEncoded());
    } catch (java.io.IOException e) {
      throw new IllegalStateException("a list that was read can be written", e);
    }
  }

  /** Distinguished name of who issued it. */
  public String issuer() {
    return CertificateProfile.words(list.getIssuer());
  }

  /** Two-letter code of the issuer's country, where it states one. */
  public Optional<String> country() {
    return CertificateProfile.country(list.getIssuer());
  }

  /** Number of certificates that it revokes. */
  public int revoked() {
    return list.getRevokedCertificates().size();
  }

  /** When it was made. */
  public Instant made() {
    return list.getThisUpdate().toInstant();
  }

  /** When the next one is due; empty where it does not say. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(list.getNextUpdate()).map(java.util.Date::toInstant);
  }

  /** The entry of a certificate, if it is revoked. */
  Optional<X509CRLEntryHolder> entry(X509CertificateHolder certificate) {
    return Optional.ofNullable(list.getRevokedCertificate(certificate.getSerialNumber()));
  }

  /**
   * Why the list no longer tells whether a certificate still counts; empty where it does.
   *
   * @param most age at which a list is stale whatever it says itself
   */
  Optional<String> staleness(Instant at, Duration most) {
    if (made().isAfter(at.plus(SKEW))) {
      return Optional.of("the revocation list is dated in the future, " + day(made()));
    }
    if (nextDue().isPresent() && nextDue().get().isBefore(at)) {
      return Optional.of(
          "the revocation list of "
              + day(made())
              + " was due to be replaced on "
              + day(nextDue().get()));
    }
    Duration age = Duration.between(made(), at);
    return age.compareTo(most) > 0
        ? Optional.of(
            "the revocation list of "
                + day(made())
                + " is "
                + age.toDays()
                + " days old; at most "
                + most.toDays()
                + " are allowed")
        : Optional.empty();
  }

  static String day(Instant at) {
    return java.time.LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).toString();
  }
}
