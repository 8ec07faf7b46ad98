package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.exeat.documents.chip.ChipAuthenticity;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.exeat.documents.chip.FileBytes;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.lane.ChipStanding;
import org.exeat.lane.DocumentInspection;
import org.exeat.simulator.specimen.SpecimenAuthority;
import org.exeat.simulator.specimen.SpecimenKey;
import org.junit.jupiter.api.Test;

/** What a chip proved is worth what the state signed of it. */
class ChipStandingTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ZONE =
      "P<UTOSPECIMEN<<ALEX<<<<<<<<<<<<<<<<<<<<<<<<<X0000000<4UTO8001014X3001012<<<<<<<<<<<<<<00";
  private static final ChipAuthenticity ACTIVE =
      new ChipAuthenticity.Genuine(new Proof.ActiveAuthentication());

  @Test
  void aSignedKeyThatWasProvedIsTheIssuersChip() throws IOException {
    ChipStanding standing = standing(ACTIVE, document(List.of(15), List.of(15)));
    assertEquals(Result.PASSED, standing.result(), standing.words());
    assertFalse(standing.look());
  }

  @Test
  void aKeyThatNobodySignedProvesNothing() throws IOException {
    ChipStanding standing = standing(ACTIVE, document(List.of(), List.of(15)));
    assertEquals(Result.UNDETERMINED, standing.result());
    assertTrue(standing.look() && standing.words().contains("proves nothing"), standing.words());
  }

  @Test
  void aChipThatHidesASignedKeyMayBeACopy() throws IOException {
    for (ChipAuthenticity proved :
        List.of(
            new ChipAuthenticity.NotOffered(),
            ACTIVE,
            new ChipAuthenticity.NotTried("no such key here"))) {
      ChipStanding standing = standing(proved, document(List.of(14, 15), List.of(15)));
      assertEquals(Result.UNDETERMINED, standing.result());
      assertTrue(standing.look() && standing.words().contains("DG14"), standing.words());
    }
  }

  @Test
  void aDocumentWithoutAKeyIsNotSuspected() throws IOException {
    ChipStanding standing =
        standing(new ChipAuthenticity.NotOffered(), document(List.of(), List.of()));
    assertEquals(Result.UNDETERMINED, standing.result());
    assertFalse(standing.look(), standing.words());
    // A DG14 without a key for the chip is signed and shown: nothing is hidden.
    assertFalse(
        standing(new ChipAuthenticity.NotOffered(), document(List.of(14), List.of(14))).look());
  }

  @Test
  void aWrongAnswerFails() throws IOException {
    ChipStanding standing =
        standing(new ChipAuthenticity.Failed("wrong answer"), document(List.of(15), List.of(15)));
    assertEquals(Result.FAILED, standing.result());
    assertTrue(standing.look());
  }

  private static ChipStanding standing(ChipAuthenticity proved, DocumentInspection inspection) {
    return ChipStanding.of(
        proved, inspection, new PassiveAuthentication(TrustStore.EMPTY, TrustPolicy.DEFAULT), NOW);
  }

  @Test
  void aMappedKeyIsWorthWhatTheSignatureOfItsFileIs() throws IOException {
    ChipStanding standing =
        standing(
            new ChipAuthenticity.Genuine(
                new Proof.ChipAuthenticationMapping(FileBytes.of(new byte[] {0x30, 0}))),
            document(List.of(), List.of()));
    assertEquals(Result.UNDETERMINED, standing.result());
    assertTrue(standing.look() && standing.words().contains("EF.CardSecurity"), standing.words());
  }

  /** A document whose signature covers some data groups and whose chip shows some. */
  private static DocumentInspection document(List<Integer> signed, List<Integer> shown)
      throws IOException {
    Instant before = NOW.minus(Duration.ofDays(100));
    SpecimenAuthority authority =
        SpecimenAuthority.found(
            "UT", "CSCA", SpecimenKey.Kind.P_256, before, SpecimenKey.seeded(3));
    TreeMap<Integer, byte[]> groups = new TreeMap<>();
    groups.put(1, DataGroup1.encode(ZONE));
    groups.put(2, new byte[] {0x75, 0});
    signed.forEach(n -> groups.put(n, key(n)));
    byte[] sod =
        authority
            .signer("Signer", SpecimenKey.Kind.P_256, before)
            .securityObject(groups, "SHA-256", before);
    EnumMap<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    files.put(ChipFile.DG1, groups.get(1));
    files.put(ChipFile.DG2, groups.get(2));
    files.put(ChipFile.EF_SOD, sod);
    shown.forEach(n -> files.put(ChipFile.ofDataGroup(n), key(n)));
    TrustStore store = take(TrustStore.EMPTY, authority.certificate().getEncoded());
    store =
        take(
            store,
            authority
                .revocationList(
                    NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9)), List.of())
                .getEncoded());
    return DocumentInspection.of(new ChipFiles(files), store, TrustPolicy.DEFAULT, NOW);
  }

  private static TrustStore take(TrustStore before, byte[] file) {
    return TrustImport.of(before, "file", file, TrustImport.Word.ROOTS, NOW, "tester").store();
  }

  private static byte[] key(int group) {
    return new byte[] {(byte) ChipFile.ofDataGroup(group).tag(), 1, (byte) group};
  }
}
