package org.exeat.server.access;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.exeat.lane.InvalidInputException;

/**
 * A device's X.509 certificate (RFC 5280), known by its fingerprint: whoever wrote it down vouches
 * for it, no authority does.
 */
public final class DeviceCertificate {
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;

  private DeviceCertificate() {}

  /** The SHA-256 of its encoding (DER), 64 lower case hexadecimal digits. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e); // it was decoded, and every Java has SHA-256
    }
  }

  /** Whether it is good at a time. */
  public static boolean isGood(X509Certificate certificate, Instant at) {
    try {
      certificate.checkValidity(Date.from(at));
      return true;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return false;
    }
  }

  /**
   * Reads one.
   *
   * @param file PEM or DER, the first certificate in it
   * @return its fingerprint
   * @throws InvalidInputException where it is none, is not good now, or has a weak key: RSA below
   *     2048 bits, an elliptic curve below 256
   */
  public static String read(Path file, Instant now) throws IOException, InvalidInputException {
    X509Certificate certificate;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException e) {
      throw new InvalidInputException(file + " holds no X.509 certificate, as PEM or DER", e);
    }
    if (!isGood(certificate, now)) {
      throw new InvalidInputException(
          "the certificate in "
              + file
              + " is good from "
              + certificate.getNotBefore().toInstant()
              + " until "
              + certificate.getNotAfter().toInstant()
              + " only");
    }
    boolean strong =
        switch (certificate.getPublicKey()) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS;
          case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= EC_BITS;
          case EdECPublicKey edwards -> true;
          default -> false;
        };
    if (!strong) {
      throw new InvalidInputException(
          "the key of the certificate in "
              + file
              + " is weak: RSA has 2048 bits or more, an elliptic curve 256 or more");
    }
    return fingerprint(certificate);
  }
}
