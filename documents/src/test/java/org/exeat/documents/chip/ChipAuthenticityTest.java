package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.exeat.documents.chip.ChipAuthenticity.Failed;
import org.exeat.documents.chip.ChipAuthenticity.Genuine;
import org.exeat.documents.chip.ChipAuthenticity.NotTried;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.lds.ChipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chip with its key, and a copy without. */
final class ChipAuthenticityTest {
  private static ChipAuthenticity read(Specimen.Builder builder) throws ChipException {
    return new ChipReader()
        .read(new EmulatedPassport(builder.build()), Specimen.MRZ, Progress.NONE)
        .chip();
  }

  @ParameterizedTest
  @CsvSource({"1024, false", "1024, true", "1280, false", "1536, true", "2048, true", "3072, true"})
  void activeAuthenticationWithRsa(int bits, boolean sha256) throws Exception {
    assertEquals(
        new Genuine(new Proof.ActiveAuthentication()),
        read(Specimen.plain().activeRsa(bits, sha256, true)));
    assertInstanceOf(Failed.class, read(Specimen.plain().activeRsa(bits, sha256, false)));
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, true", "secp256r1, false", "brainpoolP256r1, true"})
  void activeAuthenticationWithEcdsa(String curve, boolean named) throws Exception {
    assertEquals(
        new Genuine(new Proof.ActiveAuthentication()),
        read(Specimen.plain().activeEcdsa(curve, named, true)));
    assertInstanceOf(Failed.class, read(Specimen.plain().activeEcdsa(curve, named, false)));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false", "3, false", "4, true", "4, false"})
  void chipAuthentication(int arc, boolean explicit) throws Exception {
    assertEquals(
        new Genuine(new Proof.ChipAuthentication()),
        read(Specimen.plain().chipAuthentication(arc, explicit, true)));
    assertInstanceOf(Failed.class, read(Specimen.plain().chipAuthentication(arc, explicit, false)));
    assertEquals(
        new Genuine(new Proof.ChipAuthentication()),
        read(Specimen.plain().pace("2.4", 13).chipAuthentication(arc, explicit, true)));
  }

  @Test
  void chipAuthenticationMappingShowsItsFile() throws Exception {
    Specimen.Builder builder = Specimen.plain().pace("6.2", 13).mappingKey(true);
    Genuine genuine = assertInstanceOf(Genuine.class, read(builder));
    Proof.ChipAuthenticationMapping proof =
        assertInstanceOf(Proof.ChipAuthenticationMapping.class, genuine.by());
    assertArrayEquals(builder.build().cardSecurity().orElseThrow(), proof.cardSecurity().toArray());
  }

  @Test
  void chipAuthenticationMappingWithAnotherKeyFails() throws Exception {
    assertInstanceOf(Failed.class, read(Specimen.plain().pace("6.2", 13).mappingKey(false)));
    // Even where the copy could do Active Authentication with a key of its own.
    assertInstanceOf(
        Failed.class,
        read(
            Specimen.plain()
                .pace("6.2", 13)
                .mappingKey(false)
                .activeEcdsa("secp256r1", true, true)));
  }

  @Test
  void chipAuthenticationMappingWithoutCardSecurityFails() throws Exception {
    assertInstanceOf(Failed.class, read(Specimen.plain().pace("6.2", 13)));
  }

  @Test
  void keysThatCannotBeReadProveNothingAndAccuseNobody() throws Exception {
    for (byte[] dg14 : new byte[][] {{0x6E, 0}, Specimen.Builder.filled(0x6E, 50)}) {
      assertInstanceOf(NotTried.class, read(Specimen.plain().file(ChipFile.DG14, dg14)));
    }
    for (byte[] dg15 : new byte[][] {{0x6F, 0}, Specimen.Builder.filled(0x6F, 50)}) {
      assertInstanceOf(NotTried.class, read(Specimen.plain().file(ChipFile.DG15, dg15)));
    }
  }

  @Test
  void takenAwayDuringTheProofIsNoFailedProof() throws Exception {
    Specimen specimen = Specimen.plain().chipAuthentication(2, true, true).build();
    FaultyCard whole = new FaultyCard(new EmulatedPassport(specimen), (n, c, right) -> right);
    new ChipReader().read(whole, Specimen.MRZ, Progress.NONE);
    int answers = whole.answers();
    for (int missing = 1; missing <= 4; missing++) {
      FaultyCard card =
          FaultyCard.takenAwayAfter(answers - missing, new EmulatedPassport(specimen));
      ChipException e =
          assertThrows(
              ChipException.class, () -> new ChipReader().read(card, Specimen.MRZ, Progress.NONE));
      assertEquals(Kind.CARD_TAKEN_AWAY, e.kind());
    }
  }
}
