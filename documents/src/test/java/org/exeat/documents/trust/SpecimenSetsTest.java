package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.Fixtures;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specimen chips of the BSI, whole and damaged. */
class SpecimenSetsTest {
  private static final Instant IN_2008 = Instant.parse("2008-06-01T12:00:00Z");
  private static final Instant IN_2014 = Instant.parse("2014-06-01T12:00:00Z");

  @Test
  void bsi2008IsAuthenticOnceItsSignerIsTrusted() throws Exception {
    ChipFiles chip = bsi2008();
    AuthenticityReport without = check(TrustStore.EMPTY, chip, IN_2008);
    assertEquals(new Authenticity.IssuerUnknown("CN=CSCA BDR TEST 19.09.07"), without.outcome());
    AuthenticityReport with = check(pinned(chip), chip, IN_2008);
    assertEquals(new Authenticity.Authentic("D"), with.outcome(), with.steps().toString());
    assertEquals(Set.of(1, 2, 14), with.signed());
    assertEquals(Set.of(15), with.unsigned());
  }

  @Test
  void tr03105IsAuthenticOnceItsSignerIsTrusted() throws Exception {
    ChipFiles chip = tr03105(Map.of());
    assertInstanceOf(
        Authenticity.IssuerUnknown.class, check(TrustStore.EMPTY, chip, IN_2014).outcome());
    TrustStore given =
        new TrustStore(
            List.of(
                new TrustEntry(
                    new X509CertificateHolder(Fixtures.bytes("pki/dsc_de_0142fd5cf927.cer")),
                    TrustEntry.Role.PINNED_SIGNER,
                    SpecimenPki.PROVENANCE)),
            List.of());
    AuthenticityReport report = check(given, chip, IN_2014);
    assertEquals(new Authenticity.Authentic("D"), report.outcome(), report.steps().toString());
  }

  @Test
  void aSignerUsedOutsideItsValidityIsNoSigner() throws Exception {
    ChipFiles chip = bsi2008();
    Authenticity outcome =
        check(pinned(chip), chip, Instant.parse("2026-01-01T00:00:00Z")).outcome();
    assertTrue(
        outcome instanceof Authenticity.SignatureInvalid(String why) && why.contains("2009-01-27"),
        outcome.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"neg_L559", "neg_L579", "neg_L599", "neg_L609"})
  void brokenStructuresAreUnreadable(String file) throws Exception {
    ChipFiles chip = tr03105(Map.of(ChipFile.EF_SOD, "lds/negative_sod/" + file + ".bin"));
    assertInstanceOf(
        Authenticity.Unreadable.class, check(TrustStore.EMPTY, chip, IN_2014).outcome());
  }

  @Test
  void aChangedHashListIsNotWhatWasSigned() throws Exception {
    ChipFiles chip = tr03105(Map.of(ChipFile.EF_SOD, "lds/negative_sod/neg_L619.bin"));
    Authenticity outcome = check(TrustStore.EMPTY, chip, IN_2014).outcome();
    assertTrue(
        outcome instanceof Authenticity.SignatureInvalid(String why)
            && why.contains("digest differs"),
        outcome.toString());
  }

  @Test
  void aChangedSignatureDoesNotVerify() throws Exception {
    ChipFiles chip = tr03105(Map.of(ChipFile.EF_SOD, "lds/negative_sod/neg_L632.bin"));
    Authenticity outcome = check(TrustStore.EMPTY, chip, IN_2014).outcome();
    assertTrue(
        outcome instanceof Authenticity.SignatureInvalid(String why)
            && why.contains("does not verify"),
        outcome.toString());
  }

  @Test
  void aChangedZoneIsNamed() throws Exception {
    ChipFiles good =
        files(
            Map.of(
                ChipFile.EF_SOD, "lds/negative_sod/neg_L657.bin",
                ChipFile.DG1, "lds/bsi2008/Datagroup1.bin",
                ChipFile.DG2, "lds/bsi2008/Datagroup2.bin"));
    AuthenticityReport whole = check(TrustStore.EMPTY, good, IN_2014);
    assertInstanceOf(Authenticity.IssuerUnknown.class, whole.outcome());
    assertEquals(Set.of(1, 2), whole.signed());
    EnumMap<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    good.present().forEach(f -> files.put(f, good.get(f).orElseThrow()));
    byte[] zone = good.get(ChipFile.DG1).orElseThrow().clone();
    zone[7] = (byte) 'U'; // the issuing state
    files.put(ChipFile.DG1, zone);
    assertEquals(
        new Authenticity.Altered(Set.of(1)),
        check(TrustStore.EMPTY, new ChipFiles(files), IN_2014).outcome());
  }

  private static AuthenticityReport check(TrustStore trust, ChipFiles chip, Instant at) {
    return new PassiveAuthentication(trust, TrustPolicy.DEFAULT).check(chip, at);
  }

  private static TrustStore pinned(ChipFiles chip) throws Exception {
    X509CertificateHolder signer =
        SecurityObject.of(chip.get(ChipFile.EF_SOD).orElseThrow()).certificates().getFirst();
    return new TrustStore(
        List.of(new TrustEntry(signer, TrustEntry.Role.PINNED_SIGNER, SpecimenPki.PROVENANCE)),
        List.of());
  }

  private static ChipFiles bsi2008() throws Exception {
    return files(
        Map.of(
            ChipFile.EF_SOD, "lds/bsi2008/EF_SOD.bin",
            ChipFile.DG1, "lds/bsi2008/Datagroup1.bin",
            ChipFile.DG2, "lds/bsi2008/Datagroup2.bin",
            ChipFile.DG14, "lds/bsi2008/Datagroup14.bin",
            ChipFile.DG15, "lds/bsi2008/Datagroup15.bin"));
  }

  private static ChipFiles tr03105(Map<ChipFile, String> instead) throws Exception {
    EnumMap<ChipFile, String> names =
        new EnumMap<>(
            Map.of(
                ChipFile.EF_SOD, "lds/bsi_tr03105/EF_SOD_rsapss.bin",
                ChipFile.DG1, "lds/bsi_tr03105/EF_DG1.bin",
                ChipFile.DG2, "lds/bsi_tr03105/EF_DG2.bin",
                ChipFile.DG14, "lds/bsi_tr03105/EF_DG14.bin"));
    names.putAll(instead);
    return files(names);
  }

  private static ChipFiles files(Map<ChipFile, String> names) throws Exception {
    EnumMap<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    for (Map.Entry<ChipFile, String> name : names.entrySet()) {
      files.put(name.getKey(), Fixtures.bytes(name.getValue()));
    }
    return new ChipFiles(files);
  }
}
