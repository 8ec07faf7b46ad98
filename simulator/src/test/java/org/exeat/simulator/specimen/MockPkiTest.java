package org.exeat.simulator.specimen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.Test;

/** Specimens signed with the mock authorities and signers of the fixtures, in every algorithm. */
class MockPkiTest {
  private static final Path MOCK = Path.of("..", "..", "shared", "fixtures", "pki", "mock");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String ZONE =
      "P<FRASPECIMEN<<ALEX<<<<<<<<<<<<<<<<<<<<<<<<<X0000000<4FRA8001014X3001012<<<<<<<<<<<<<<00";

  @Test
  void everyPairIssuesAndIsRevoked() throws Exception {
    assumeTrue(Files.isDirectory(MOCK), "the shared fixtures lack pki/mock");
    Map<X509CertificateHolder, SpecimenKey> authorities = authorities();
    Map<X509CertificateHolder, SpecimenSigner> signers = signers();
    int pairs = 0;
    List<String> alone = new ArrayList<>();
    for (SpecimenSigner signer : signers.values()) {
      ChipFiles chip = specimen(signer);
      boolean answered = false;
      for (Map.Entry<X509CertificateHolder, SpecimenKey> authority : authorities.entrySet()) {
        TrustStore knowing = importing(TrustStore.EMPTY, authority.getKey().getEncoded());
        if (knowing.chain(signer.certificate()).isEmpty()) {
          assertInstanceOf(Authenticity.IssuerUnknown.class, check(knowing, chip));
          continue;
        }
        answered = true;
        pairs++;
        assertInstanceOf(Authenticity.RevocationUndetermined.class, check(knowing, chip));
        SpecimenAuthority country = new SpecimenAuthority(authority.getKey(), authority.getValue());
        assertEquals(
            new Authenticity.Authentic("FRA"), check(listing(knowing, country, List.of()), chip));
        assertInstanceOf(
            Authenticity.CertificateRevoked.class,
            check(listing(knowing, country, List.of(signer)), chip));
      }
      if (!answered) {
        alone.add(signer.key().algorithm());
        TrustStore pinned =
            TrustImport.of(
                    TrustStore.EMPTY,
                    "mock",
                    signer.certificate().getEncoded(),
                    new TrustImport.Word(false, true, Set.of()),
                    NOW,
                    "tester")
                .store();
        assertEquals(new Authenticity.Authentic("FRA"), check(pinned, chip));
      }
    }
    assertEquals(20, signers.size());
    assertEquals(18, pairs);
    // The fixtures do not have the authorities of these two.
    assertEquals(List.of("SHA1withRSA", "SHA256withRSA"), alone);
  }

  private static Authenticity check(TrustStore trust, ChipFiles chip) {
    AuthenticityReport report =
        new PassiveAuthentication(trust, TrustPolicy.DEFAULT).check(chip, NOW);
    assertEquals(Set.of(1, 2), report.signed(), report.steps().toString());
    return report.outcome();
  }

  private static TrustStore listing(
      TrustStore store, SpecimenAuthority authority, List<SpecimenSigner> revoked)
      throws IOException {
    X509CRLHolder list =
        authority.revocationList(
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(30)),
            revoked.stream().map(s -> s.certificate().getSerialNumber()).toList());
    return importing(store, list.getEncoded());
  }

  private static TrustStore importing(TrustStore store, byte[] file) {
    TrustImport.Outcome outcome =
        TrustImport.of(store, "mock", file, TrustImport.Word.ROOTS, NOW, "tester");
    assertEquals(List.of(), outcome.refused());
    return outcome.store();
  }

  private static ChipFiles specimen(SpecimenSigner signer) {
    TreeMap<Integer, byte[]> groups = new TreeMap<>();
    groups.put(1, DataGroup1.encode(ZONE));
    groups.put(2, new byte[] {0x75, 0}); // its form is not what passive authentication looks at
    String digest =
        signer
            .key()
            .algorithm()
            .replaceFirst("^SHA(\\d+)with.*", "SHA-$1")
            .toUpperCase(Locale.ROOT);
    return new ChipFiles(
        Map.of(
            ChipFile.DG1, groups.get(1),
            ChipFile.DG2, groups.get(2),
            ChipFile.EF_SOD, signer.securityObject(groups, digest, NOW)));
  }

  private static Map<X509CertificateHolder, SpecimenKey> authorities() throws Exception {
    Map<X509CertificateHolder, SpecimenKey> found = new java.util.LinkedHashMap<>();
    for (Path folder : folders()) {
      if (Files.exists(folder.resolve("mock_csca.pem"))) {
        found.put(
            certificate(folder.resolve("mock_csca.pem")),
            key(folder.resolve("mock_csca.key"), folder));
      }
    }
    return found;
  }

  private static Map<X509CertificateHolder, SpecimenSigner> signers() throws Exception {
    Map<X509CertificateHolder, SpecimenSigner> found = new java.util.LinkedHashMap<>();
    for (Path folder : folders()) {
      if (Files.exists(folder.resolve("mock_dsc.pem"))) {
        X509CertificateHolder certificate = certificate(folder.resolve("mock_dsc.pem"));
        found.put(
            certificate,
            new SpecimenSigner(certificate, key(folder.resolve("mock_dsc.key"), folder)));
      }
    }
    return found;
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(MOCK)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static X509CertificateHolder certificate(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      return (X509CertificateHolder) parser.readObject();
    }
  }

  /** How a key signs is told by the name of its folder. */
  private static SpecimenKey key(Path file, Path folder) throws IOException {
    String[] name = String.valueOf(folder.getFileName()).split("_", -1);
    String scheme =
        switch (name[1]) {
          case "rsa" -> "RSA";
          case "rsapss" -> "RSAandMGF1";
          default -> "ECDSA";
        };
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      Object object = parser.readObject();
      while (object != null
          && !(object instanceof PEMKeyPair)
          && !(object instanceof PrivateKeyInfo)) {
        object = parser.readObject(); // curve parameters come before some keys
      }
      PrivateKeyInfo info =
          object instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) object;
      PrivateKey key =
          new JcaPEMKeyConverter().setProvider(SpecimenKey.PROVIDER).getPrivateKey(info);
      assertTrue(key != null);
      return new SpecimenKey(
          key, name[0].toUpperCase(Locale.ROOT) + "with" + scheme, SpecimenKey.seeded(1));
    }
  }
}
