package org.exeat.simulator.specimen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.util.CollectionStore;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.Test;

/** The ways in which somebody might be believed who should not be, and the other way round. */
class TrustRulesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant YEAR_AGO = NOW.minus(Duration.ofDays(365));
  private static final String ZONE =
      "P<UTOSPECIMEN<<ALEX<<<<<<<<<<<<<<<<<<<<<<<<<X0000000<4UTO8001014X3001012<<<<<<<<<<<<<<00";

  private final SecureRandom random = SpecimenKey.seeded(5);
  private final SpecimenAuthority authority = found("CSCA", YEAR_AGO);
  private final SpecimenSigner signer = signer(authority);

  private SpecimenAuthority found(String name, Instant from) {
    return SpecimenAuthority.found("UT", name, SpecimenKey.Kind.P_256, from, random);
  }

  private static SpecimenSigner signer(SpecimenAuthority of) {
    return of.signer("Signer", SpecimenKey.Kind.P_256, NOW.minus(Duration.ofDays(90)));
  }

  @Test
  void aSoundDocumentIsAuthentic() throws IOException {
    assertEquals(new Authenticity.Authentic("UTO"), check(listed(), chip(signer)));
  }

  @Test
  void afterARollOverTheNextKeyIsReachedOverItsLink() throws IOException {
    SpecimenAuthority next = found("CSCA", NOW.minus(Duration.ofDays(100)));
    ChipFiles chip = chip(signer(next));
    assertInstanceOf(Authenticity.IssuerUnknown.class, check(listed(), chip));
    byte[] link = authority.link(next, NOW.minus(Duration.ofDays(100))).getEncoded();
    TrustStore linked = take(listed(), link, TrustImport.Word.PLAIN);
    assertEquals(
        new Authenticity.Authentic("UTO"), check(take(linked, list(next, List.of())), chip));
    // The next key's list answers for what the old key issued, too.
    TrustStore byNext =
        take(
            take(take(TrustStore.EMPTY, root(authority), TrustImport.Word.ROOTS), link),
            list(next, List.of(signer.certificate().getSerialNumber())));
    assertInstanceOf(Authenticity.CertificateRevoked.class, check(byNext, chip(signer)));
  }

  @Test
  void aLinkThatNobodyAnswersForSignsNoRevocationList() throws IOException {
    SpecimenAuthority rogue = found("CSCA", YEAR_AGO); // the same name, another key
    SpecimenAuthority unknown = found("Nobody's", YEAR_AGO);
    TrustStore root = take(TrustStore.EMPTY, root(authority), TrustImport.Word.ROOTS);
    TrustStore tricked =
        take(take(root, unknown.link(rogue, YEAR_AGO).getEncoded()), list(rogue, List.of()));
    assertInstanceOf(Authenticity.RevocationUndetermined.class, check(tricked, chip(signer)));
  }

  @Test
  void aFileDoesNotBringItsOwnRoot() throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    String ldif =
        "version: 1\n\ndn: c=UT,dc=data\ncACertificate;binary:: "
            + base64.encodeToString(authority.certificate().getEncoded())
            + "\n\ndn: o=ml,c=UT,dc=data\npkdMasterListContent:: "
            + base64.encodeToString(
                authority.masterList(List.of(authority.certificate().getEncoded()), YEAR_AGO))
            + "\n";
    TrustImport.Outcome outcome =
        TrustImport.of(
            TrustStore.EMPTY,
            "pkd.ldif",
            ldif.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            TrustImport.Word.PLAIN,
            NOW,
            "tester");
    assertEquals(List.of(), outcome.added());
    assertEquals(2, outcome.refused().size(), outcome.refused().toString());
  }

  @Test
  void signersOfOtherThingsSignNoDocuments() throws IOException {
    for (String purpose : List.of("2.23.136.1.1.3", "2.23.136.1.1.8", "2.23.136.1.1.14.2")) {
      SpecimenSigner other =
          authority.signer(
              "Signer of something else",
              SpecimenKey.Kind.P_256,
              NOW.minus(Duration.ofDays(90)),
              List.of(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose))));
      assertTrue(
          check(listed(), chip(other)) instanceof Authenticity.SignatureInvalid(String why)
              && why.contains("something else"),
          purpose);
    }
  }

  @Test
  void staleAndFutureListsLeaveTheQuestionOpen() throws IOException {
    TrustStore root = take(TrustStore.EMPTY, root(authority), TrustImport.Word.ROOTS);
    Map<String, byte[]> lists =
        Map.of(
            "was due",
                list(
                    authority,
                    NOW.minus(Duration.ofDays(40)),
                    NOW.minus(Duration.ofDays(9)),
                    List.of()),
            "days old",
                list(
                    authority,
                    NOW.minus(Duration.ofDays(91)),
                    NOW.plus(Duration.ofDays(9)),
                    List.of()),
            "in the future",
                list(
                    authority,
                    NOW.plus(Duration.ofDays(3)),
                    NOW.plus(Duration.ofDays(9)),
                    List.of()));
    for (Map.Entry<String, byte[]> each : lists.entrySet()) {
      assertTrue(
          check(take(root, each.getValue()), chip(signer))
                  instanceof Authenticity.RevocationUndetermined(String why)
              && why.contains(each.getKey()),
          each.getKey());
    }
    // What an old list says of a revoked signer still holds.
    byte[] old =
        list(
            authority,
            NOW.minus(Duration.ofDays(91)),
            NOW.minus(Duration.ofDays(60)),
            List.of(signer.certificate().getSerialNumber()));
    assertInstanceOf(Authenticity.CertificateRevoked.class, check(take(root, old), chip(signer)));
  }

  @Test
  void aDeltaListIsNoList() throws Exception {
    X509v2CRLBuilder delta =
        new X509v2CRLBuilder(authority.certificate().getSubject(), Date.from(NOW));
    delta.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(9))));
    delta.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
    byte[] file = delta.build(authority.key().signer()).getEncoded();
    TrustImport.Outcome outcome =
        TrustImport.of(TrustStore.EMPTY, "delta.crl", file, TrustImport.Word.PLAIN, NOW, "tester");
    assertEquals(List.of(), outcome.addedLists());
    assertTrue(outcome.refused().getFirst().why().contains("whole lists"));
  }

  @Test
  void aPinnedSignerIsStillRevokedByItsAuthority() throws IOException {
    byte[] file = signer.certificate().getEncoded();
    TrustImport.Word pin = new TrustImport.Word(false, true, Set.of());
    TrustStore pinned = take(TrustStore.EMPTY, file, pin);
    assertEquals(new Authenticity.Authentic("UTO"), check(pinned, chip(signer)));
    TrustStore all =
        take(
            take(pinned, root(authority), TrustImport.Word.ROOTS),
            list(authority, List.of(signer.certificate().getSerialNumber())));
    assertInstanceOf(Authenticity.CertificateRevoked.class, check(all, chip(signer)));
  }

  @Test
  void aRevokedListSignerSignsNoMasterList() throws IOException {
    byte[] file = authority.masterList(List.of(root(found("Other", YEAR_AGO))), YEAR_AGO);
    TrustStore root = take(TrustStore.EMPTY, root(authority), TrustImport.Word.ROOTS);
    BigInteger serial = listSigner(file);
    TrustStore knowing = take(root, list(authority, List.of(serial)));
    TrustImport.Outcome outcome =
        TrustImport.of(knowing, "list.ml", file, TrustImport.Word.PLAIN, NOW, "tester");
    assertEquals(List.of(), outcome.added());
    assertTrue(outcome.refused().getFirst().why().contains("revoked"));
  }

  @Test
  void ofTwoCertificatesWithOneKeyTheOneThatWasValidAnswers() throws IOException {
    SpecimenAuthority later = authority.renewed(NOW.minus(Duration.ofDays(10)));
    for (List<SpecimenAuthority> order :
        List.of(List.of(later, authority), List.of(authority, later))) {
      TrustStore store = TrustStore.EMPTY;
      for (SpecimenAuthority each : order) {
        store = take(store, root(each), TrustImport.Word.ROOTS);
      }
      assertEquals(
          new Authenticity.Authentic("UTO"),
          check(take(store, list(authority, List.of())), chip(signer)));
    }
  }

  @Test
  void anAlteredFileIsAlteredEvenWhereTheSignerIsLeftOut() throws Exception {
    ChipFiles good = chip(signer);
    SecurityObject object = SecurityObject.of(good.get(ChipFile.EF_SOD).orElseThrow());
    CMSSignedData without =
        CMSSignedData.replaceCertificatesAndCRLs(
            object.signature(), new CollectionStore<>(List.of()), null, null);
    EnumMap<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    good.present().forEach(f -> files.put(f, good.get(f).orElseThrow()));
    files.put(ChipFile.EF_SOD, SecurityObject.encode(without));
    assertInstanceOf(Authenticity.IssuerUnknown.class, check(listed(), new ChipFiles(files)));
    files.put(ChipFile.DG1, DataGroup1.encode(ZONE.replace("ALEX", "ALIX")));
    assertEquals(new Authenticity.Altered(Set.of(1)), check(listed(), new ChipFiles(files)));
  }

  @Test
  void cardSecurityIsSignedLikeAnythingElse() throws Exception {
    CMSProcessableByteArray infos =
        new CMSProcessableByteArray(
            new ASN1ObjectIdentifier("0.4.0.127.0.7.3.2.1"), new byte[] {0x31, 0});
    byte[] file = signer.sign(infos, NOW.minus(Duration.ofDays(5)), List.of()).getEncoded("DER");
    PassiveAuthentication knowing = new PassiveAuthentication(listed(), TrustPolicy.DEFAULT);
    assertEquals(new Authenticity.Authentic("UTO"), knowing.cardSecurity(file, ZONE, NOW));
    assertInstanceOf(
        Authenticity.SignatureInvalid.class,
        knowing.cardSecurity(file, ZONE.replace("UTO", "FRA"), NOW));
    assertInstanceOf(
        Authenticity.IssuerUnknown.class,
        new PassiveAuthentication(TrustStore.EMPTY, TrustPolicy.DEFAULT)
            .cardSecurity(file, ZONE, NOW));
    file[file.length - 5] ^= 1;
    assertFalse(knowing.cardSecurity(file, ZONE, NOW) instanceof Authenticity.Authentic);
    assertInstanceOf(
        Authenticity.Unreadable.class,
        knowing.cardSecurity(chip(signer).get(ChipFile.EF_SOD).orElseThrow(), ZONE, NOW));
  }

  @Test
  void aSignatureFromTheFutureIsNone() throws IOException {
    TreeMap<Integer, byte[]> groups = groups();
    byte[] sod = signer.securityObject(groups, "SHA-256", NOW.plus(Duration.ofDays(30)));
    assertTrue(
        check(listed(), chip(groups, sod)) instanceof Authenticity.SignatureInvalid(String why)
            && why.contains("future"));
  }

  @Test
  void hashesOfBrokenAlgorithmsAreRefused() throws IOException {
    TreeMap<Integer, byte[]> groups = groups();
    byte[] sod = signer.securityObject(groups, "MD5", NOW);
    assertTrue(
        check(listed(), chip(groups, sod)) instanceof Authenticity.SignatureInvalid(String why)
            && why.contains("SHA-1 to SHA-512"));
  }

  private TrustStore listed() throws IOException {
    return take(
        take(TrustStore.EMPTY, root(authority), TrustImport.Word.ROOTS),
        list(authority, List.of()));
  }

  private static byte[] root(SpecimenAuthority of) throws IOException {
    return of.certificate().getEncoded();
  }

  private static byte[] list(SpecimenAuthority by, List<BigInteger> revoked) throws IOException {
    return list(by, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(20)), revoked);
  }

  private static byte[] list(
      SpecimenAuthority by, Instant made, Instant next, List<BigInteger> revoked)
      throws IOException {
    return by.revocationList(made, next, revoked).getEncoded();
  }

  private static TrustStore take(TrustStore before, byte[] file) {
    return take(before, file, TrustImport.Word.PLAIN);
  }

  private static TrustStore take(TrustStore before, byte[] file, TrustImport.Word word) {
    TrustImport.Outcome outcome = TrustImport.of(before, "file", file, word, NOW, "tester");
    assertEquals(List.of(), outcome.refused());
    return outcome.store();
  }

  private static BigInteger listSigner(byte[] masterList) {
    try {
      CMSSignedData cms = new CMSSignedData(masterList);
      return cms.getSignerInfos().iterator().next().getSID().getSerialNumber();
    } catch (org.bouncycastle.cms.CMSException e) {
      throw new IllegalStateException("a list that was made can be read", e);
    }
  }

  private static Authenticity check(TrustStore trust, ChipFiles chip) {
    AuthenticityReport report =
        new PassiveAuthentication(trust, TrustPolicy.DEFAULT).check(chip, NOW);
    return report.outcome();
  }

  private static TreeMap<Integer, byte[]> groups() {
    return new TreeMap<>(Map.of(1, DataGroup1.encode(ZONE), 2, new byte[] {0x75, 0}));
  }

  private static ChipFiles chip(SpecimenSigner by) {
    TreeMap<Integer, byte[]> groups = groups();
    return chip(groups, by.securityObject(groups, "SHA-256", NOW.minus(Duration.ofDays(5))));
  }

  private static ChipFiles chip(TreeMap<Integer, byte[]> groups, byte[] sod) {
    return new ChipFiles(
        Map.of(ChipFile.DG1, groups.get(1), ChipFile.DG2, groups.get(2), ChipFile.EF_SOD, sod));
  }
}
