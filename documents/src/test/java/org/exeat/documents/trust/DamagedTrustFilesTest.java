package org.exeat.documents.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.trust.SpecimenPki.Party;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken piece is named, and the others are taken. */
class DamagedTrustFilesTest {
  private static Party one;
  private static Party two;
  private static Party three;

  @BeforeAll
  static void authorities() throws Exception {
    one = SpecimenPki.authority("C=UT,CN=one");
    two = SpecimenPki.authority("C=UT,CN=two");
    three = SpecimenPki.authority("C=UT,CN=three");
  }

  @Test
  void nothingAndText() {
    assertEquals(List.of(new Refusal("the file", "it is empty")), take(new byte[0]).refused());
    for (String text : List.of("Hello, world\n", "0", "\n\n\n", "dn", "\0\0\0", "-----BEGIN")) {
      assertRefusedWhole(text.getBytes(UTF_8));
    }
  }

  @Test
  void theSameFileTwice() throws Exception {
    byte[] file = SpecimenPki.pem("CERTIFICATE", der(one), der(two), der(one));
    TrustImport.Outcome first = take(file);
    assertEquals(List.of(one.certificate(), two.certificate()), added(first));
    assertEquals(1, first.alreadyThere());
    TrustImport.Outcome second = SpecimenPki.take(first.store(), file);
    assertEquals(List.of(), second.added());
    assertEquals(3, second.alreadyThere());
    assertEquals(List.of(), second.refused());
    assertEquals(2, second.store().entries().size());
  }

  // --- PEM

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nMII!!!\n-----END CERTIFICATE-----\n", // no base64
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", // cut short
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", // empty
        "-----BEGIN CERTIFICATE-----\nMIIB\n", // never ends
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERT-----\n", // ends as another
        "-----BEGIN CERTIFICATE\nMIIB\n-----END CERTIFICATE-----\n", // does not begin
        "-----BEGIN \n",
      })
  void onePemBlockIsBroken(String broken) throws Exception {
    String first = new String(SpecimenPki.pem("CERTIFICATE", der(one)), UTF_8);
    String last = new String(SpecimenPki.pem("CERTIFICATE", der(two)), UTF_8);
    TrustImport.Outcome outcome = take((first + broken + last).getBytes(UTF_8));
    assertEquals(List.of(one.certificate(), two.certificate()), added(outcome));
    assertEquals(1, outcome.refused().size());
    assertEquals("PEM block 2", outcome.refused().getFirst().piece());
  }

  // --- LDIF

  @Test
  void oneLdifEntryHasBadBase64() throws Exception {
    String ldif =
        "version: 1\n# a comment\n that goes on\n"
            + entry("one", folded(der(one)))
            + entry("broken", "userCertificate;binary:: MII*!?\n") // its first line is 40 or so
            + entry("two", "cACertificate:: " + base64(der(two)) + "\n");
    TrustImport.Outcome outcome = take(ldif.getBytes(UTF_8));
    assertEquals(List.of(one.certificate(), two.certificate()), added(outcome));
    int line = (int) ldif.substring(0, ldif.indexOf("dn: o=broken")).lines().count() + 1;
    assertEquals(
        List.of(new Refusal("the LDIF entry at line " + line, "it breaks RFC 2849")),
        outcome.refused());
  }

  /**
   * Windows ends lines with two characters, and some tools put no line between version and entry.
   */
  @Test
  void ldifOfOtherTools() throws Exception {
    String ldif = "version: 1\n" + entry("one", folded(der(one))) + entry("two", folded(der(two)));
    for (String text : List.of(ldif, ldif.replace("\n", "\r\n"), ldif.stripTrailing())) {
      TrustImport.Outcome outcome = take(text.getBytes(UTF_8));
      assertEquals(List.of(one.certificate(), two.certificate()), added(outcome));
      assertEquals(List.of(), outcome.refused());
    }
  }

  @Test
  void hugeLinesOfLdif() throws Exception {
    String ldif =
        entry("one", "description: " + "x".repeat(8 << 20) + "\n" + folded(der(one)))
            + entry("broken", "userCertificate:: " + "A".repeat((8 << 20) + 1) + "\n")
            + entry("noise", "userCertificate:: " + "AAAA".repeat(1 << 20) + "\n")
            + entry("lonely", "x".repeat(1 << 20) + "\n")
            + entry("two", folded(der(two)));
    TrustImport.Outcome outcome = take(ldif.getBytes(UTF_8));
    assertEquals(List.of(one.certificate(), two.certificate()), added(outcome));
    assertEquals(3, outcome.refused().size(), outcome.refused().toString());
  }

  /** A file that somebody hands in does not decide which file of this machine is read. */
  @Test
  void ldifThatPointsToAFile(@TempDir Path folder) throws Exception {
    Path secret = Files.write(folder.resolve("secret"), der(three));
    for (String url :
        List.of(
            "userCertificate:< " + secret.toUri(),
            "userCertificate:\n < file:" + secret,
            "userCertificate;binary:<file:///dev/zero")) {
      TrustImport.Outcome outcome =
          take((entry("points", url + "\n") + entry("one", folded(der(one)))).getBytes(UTF_8));
      assertEquals(List.of(one.certificate()), added(outcome));
      assertEquals(
          List.of(
              new Refusal(
                  "the LDIF entry at line 1",
                  "it points to another file instead of holding a value")),
          outcome.refused());
    }
  }

  @Test
  void ldifWithoutAnythingToImport() {
    assertRefusedWhole(entry("empty", "description: nothing\n").getBytes(UTF_8));
    assertRefusedWhole("dn: o=nothing".getBytes(UTF_8));
    assertRefusedWhole("dn:".getBytes(UTF_8));
  }

  // --- master lists

  @Test
  void oneCertificateOfTheMasterListIsBroken() throws Exception {
    byte[] broken = der(two).clone();
    broken[4] = 0x04; // the body of the certificate, a string of bytes now
    byte[] list =
        SpecimenPki.masterList(
            SpecimenPki.listSigner(one), List.of(der(one), broken, der(three)), one.certificate());
    TrustImport.Outcome outcome = SpecimenPki.take(SpecimenPki.trusting(one.certificate()), list);
    assertEquals(List.of(three.certificate()), added(outcome));
    assertEquals(1, outcome.alreadyThere());
    assertEquals(
        List.of(
            new Refusal(
                "certificate 2 of the master list",
                "certificate 2 of the master list is no X.509 certificate")),
        outcome.refused());
  }

  @Test
  void oneCertificateOfTheMasterListCannotSign() throws Exception {
    byte[] list =
        SpecimenPki.masterList(
            SpecimenPki.listSigner(one), List.of(der(SpecimenPki.documentSigner(one)), der(three)));
    TrustImport.Outcome outcome = SpecimenPki.take(SpecimenPki.trusting(one.certificate()), list);
    assertEquals(List.of(three.certificate()), added(outcome));
    assertEquals("it is in a list of authorities and is none", outcome.refused().getFirst().why());
  }

  /** Its content is signed: a single bit of it makes the whole list somebody else's. */
  @Test
  void aChangedMasterListIsRefusedWhole() throws Exception {
    TrustStore trust = SpecimenPki.trusting(one.certificate());
    Party signer = SpecimenPki.listSigner(one);
    byte[] list = SpecimenPki.masterList(signer, List.of(der(two)));
    assertEquals(List.of(two.certificate()), added(SpecimenPki.take(trust, list)));
    int changed = new String(list, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("two");
    list[changed] ^= 1;
    TrustImport.Outcome outcome = SpecimenPki.take(trust, list);
    assertEquals(List.of(), outcome.added());
    assertTrue(
        outcome.refused().getFirst().why().contains("does not verify"),
        outcome.refused().toString());
  }

  @Test
  void aListOfNobodySignedByNobodyWeKnow() throws Exception {
    assertRefusedWhole(SpecimenPki.masterList(SpecimenPki.listSigner(one), List.of(der(two))));
    TrustStore trust = SpecimenPki.trusting(one.certificate());
    // Certified for documents, not for lists.
    assertRefusedWhole(
        trust, SpecimenPki.masterList(SpecimenPki.documentSigner(one), List.of(der(two))));
    assertEquals(
        List.of(),
        SpecimenPki.take(trust, SpecimenPki.masterList(SpecimenPki.listSigner(one), List.of()))
            .added());
  }

  // ---

  private static void assertRefusedWhole(byte[] file) {
    assertRefusedWhole(TrustStore.EMPTY, file);
  }

  private static void assertRefusedWhole(TrustStore trust, byte[] file) {
    TrustImport.Outcome outcome = SpecimenPki.take(trust, file);
    assertEquals(List.of(), outcome.added());
    assertEquals(1, outcome.refused().size(), outcome.refused().toString());
  }

  private static TrustImport.Outcome take(byte[] file) {
    return SpecimenPki.take(TrustStore.EMPTY, file);
  }

  private static List<X509CertificateHolder> added(TrustImport.Outcome outcome) {
    return outcome.added().stream().map(TrustEntry::certificate).toList();
  }

  private static byte[] der(Party party) throws Exception {
    return party.certificate().getEncoded();
  }

  private static String entry(String name, String attributes) {
    return "dn: o=" + name + ",dc=pkd\nobjectClass: top\n" + attributes + "\n";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String folded(byte[] bytes) {
    return "userCertificate;binary:: " + base64(bytes).replaceAll("(.{60})", "$1\n ") + "\n";
  }
}
