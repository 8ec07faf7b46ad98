package org.exeat.server;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with a certificate that it signed itself, for 127.0.0.1. */
record MadeCertificate(KeyPair keys, X509Certificate certificate) {
  static final String PASSWORD = "opens-${the}-file";

  static MadeCertificate of(String name, Instant from, Instant until) throws Exception {
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = ec.generateKeyPair();
    X500Name named = new X500Name("CN=" + name);
    return new MadeCertificate(
        keys,
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        named,
                        new BigInteger(64, new SecureRandom()),
                        Date.from(from),
                        Date.from(until),
                        named,
                        keys.getPublic())
                    .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
  }

  static MadeCertificate of(String name) throws Exception {
    return of(name, Instant.now().minusSeconds(86_400), Instant.now().plusSeconds(90 * 86_400L));
  }

  /** As PKCS#12, for its owner only; one that is there is replaced in one step. */
  Path store(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    Path part = Files.createTempFile(file.getParent(), "part", ".p12");
    try (OutputStream out = Files.newOutputStream(part)) {
      store.store(out, PASSWORD.toCharArray());
    }
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    return Files.move(
        part,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  Path pem(Path file) throws Exception {
    return Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  /** A file with a password that only its owner may read. */
  static Path secret(Path file, String secret) throws Exception {
    Files.writeString(file, secret + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /**
   * For who trusts these servers only.
   *
   * @param shown what the client shows of itself; null for nothing
   */
  static SSLContext client(
      @org.jspecify.annotations.Nullable MadeCertificate shown, MadeCertificate... servers)
      throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (int i = 0; i < servers.length; i++) {
      trusted.setCertificateEntry("server" + i, servers[i].certificate());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManager[] own = null;
    if (shown != null) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own",
          shown.keys().getPrivate(),
          PASSWORD.toCharArray(),
          new Certificate[] {shown.certificate()});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, PASSWORD.toCharArray());
      own = keys.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, trust.getTrustManagers(), null);
    return context;
  }
}
