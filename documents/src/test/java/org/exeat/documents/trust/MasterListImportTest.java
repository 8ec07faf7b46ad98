package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.Fixtures;
import org.junit.jupiter.api.Test;

/** The master lists that two states publish. */
class MasterListImportTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final String DUTCH = "pki/master_lists/NL_ML_2025-07-29.ml";
  private static final String DUTCH_ROOT = "pki/master_lists/NL_ROOT_CA.cer";
  private static final String GERMAN = "pki/master_lists/DE_ML_2024-08-07-07-38-24.ml";
  private static final String GERMAN_ROOT_OF_LATER = "pki/master_lists/DE_ROOT_CA_CSCA07.cer";

  @Test
  void dutchListUnderItsRoot() throws Exception {
    TrustImport.Outcome list = dutch();
    // Every certificate is there: 393 new ones, and the root that was given.
    assertEquals(393, list.added().size());
    assertEquals(1, list.alreadyThere());
    assertEquals(List.of(), list.refused());
    assertTrue(
        list.added().stream()
            .allMatch(e -> e.provenance().vouching() == Provenance.Vouching.LISTED));
  }

  @Test
  void aListWithoutItsRootIsRefusedWhole() throws Exception {
    // The German authority of 2024 did not sign the list of the same year: that of 2021 did.
    TrustStore later = take(TrustStore.EMPTY, GERMAN_ROOT_OF_LATER, TrustImport.Word.ROOTS).store();
    // Nor does it help that the Dutch list names that of 2021: a list brings in no further lists.
    for (TrustStore store : List.of(TrustStore.EMPTY, later, dutch().store())) {
      TrustImport.Outcome refused = take(store, GERMAN, TrustImport.Word.PLAIN);
      assertEquals(List.of(), refused.added());
      assertEquals(1, refused.refused().size());
      assertTrue(
          refused.refused().getFirst().why().contains("a40a5fc380ae3e59af1b32d6136aefeec8ca35e8"),
          refused.refused().toString());
    }
  }

  @Test
  void germanListUnderTheFingerprintOfItsRoot() throws Exception {
    MasterList list = MasterList.of(Fixtures.bytes(GERMAN));
    X509CertificateHolder root =
        list.carried().stream().filter(CertificateProfile::authority).findFirst().orElseThrow();
    // The fingerprint comes from a second source: the Dutch list names the same certificate.
    assertTrue(dutch().store().entry(root).isPresent());
    TrustImport.Outcome german =
        take(
            TrustStore.EMPTY,
            GERMAN,
            new TrustImport.Word(false, false, Set.of(CertificateProfile.sha256(root))));
    assertEquals(
        list.authorities().size() + 1, // the root comes beside the list and in it
        german.added().size() + german.alreadyThere() + german.refused().size());
    assertEquals(List.of(), german.refused());
    assertEquals(541, german.added().size());
    // Where a link leads from one key to the next, the next can be reached over it.
    for (TrustEntry entry : german.added()) {
      assertTrue(
          german.store().chain(entry.certificate()).isPresent()
              || entry.role() == TrustEntry.Role.LINK,
          CertificateProfile.words(entry.certificate().getSubject()));
    }
  }

  @Test
  void anAuthorityThatAListNamesCanBeGivenAfterwards() throws Exception {
    MasterList list = MasterList.of(Fixtures.bytes(GERMAN));
    X509CertificateHolder root =
        list.carried().stream().filter(CertificateProfile::authority).findFirst().orElseThrow();
    TrustStore dutch = dutch().store();
    TrustImport.Outcome german =
        take(
            dutch,
            GERMAN,
            new TrustImport.Word(false, false, Set.of(CertificateProfile.sha256(root))));
    assertEquals(List.of(), german.refused());
    assertEquals(
        Provenance.Vouching.GIVEN,
        german.store().entry(root).orElseThrow().provenance().vouching());
    // What both lists name is there once.
    assertEquals(
        german.store().entries().size(),
        german.store().entries().stream().map(TrustEntry::certificate).distinct().count());
    assertTrue(german.store().entries().size() < 394 + 541);
  }

  @Test
  void theAuditTellsWhatIsThin() throws Exception {
    TrustAudit audit = TrustAudit.of(dutch().store(), TrustPolicy.DEFAULT, NOW);
    assertTrue(audit.states().size() > 80, audit.states().size() + " states");
    assertTrue(audit.states().stream().allMatch(s -> s.list() == TrustAudit.ListState.MISSING));
    assertEquals(
        List.of("NL"),
        audit.findings().stream()
            .filter(f -> f.kind() == TrustAudit.Kind.UNVERIFIED)
            .map(TrustAudit.Finding::country)
            .toList());
    assertTrue(audit.findings().stream().anyMatch(f -> f.kind() == TrustAudit.Kind.WEAK));
    assertTrue(audit.findings().stream().anyMatch(f -> f.kind() == TrustAudit.Kind.EXPIRING_SOON));
  }

  private static TrustImport.Outcome dutch() throws Exception {
    return take(
        take(TrustStore.EMPTY, DUTCH_ROOT, TrustImport.Word.ROOTS).store(),
        DUTCH,
        TrustImport.Word.PLAIN);
  }

  private static TrustImport.Outcome take(TrustStore before, String file, TrustImport.Word word)
      throws Exception {
    Path path = Fixtures.path(file);
    return TrustImport.of(
        before, String.valueOf(path.getFileName()), Fixtures.bytes(file), word, NOW, "tester");
  }
}
