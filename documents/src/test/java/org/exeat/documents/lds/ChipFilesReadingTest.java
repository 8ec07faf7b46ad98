package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.documents.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specimen files of the BSI and ICAO, and the broken ones. */
class ChipFilesReadingTest {
  @Test
  void commonFileListsItsGroups() throws Exception {
    DataGroupPresence com = DataGroupPresence.of(Fixtures.bytes("lds/bsi2008/EF_COM.bin"));
    assertEquals("0107", com.ldsVersion());
    assertEquals("040000", com.unicodeVersion());
    assertEquals(List.of(ChipFile.DG1, ChipFile.DG2, ChipFile.DG3, ChipFile.DG14), com.files());
  }

  @Test
  void dataGroup1HoldsTheZone() throws Exception {
    byte[] dg1 = Fixtures.bytes("lds/bsi2008/Datagroup1.bin");
    String mrz = DataGroup1.mrz(dg1);
    assertTrue(mrz.startsWith("P<D<<MUSTERMANN<<ERIKA<<"));
    assertArrayEquals(dg1, DataGroup1.encode(mrz));
  }

  @Test
  void facesOfBothStandards() throws Exception {
    List<FacePortrait> old = DataGroup2.faces(Fixtures.bytes("dg2/dg2_19794_jp2_bsi2008.bin"));
    assertEquals(1, old.size());
    assertEquals(FacePortrait.Format.ISO_19794_5, old.getFirst().format());
    assertEquals(FacePortrait.Coding.JPEG_2000, old.getFirst().coding());
    assertArrayEquals(
        Fixtures.bytes("dg2/portrait_bsi2008.jp2"), old.getFirst().picture(), "picture");

    List<FacePortrait> now =
        DataGroup2.faces(Fixtures.bytes("dg2/ICAO_39794_5_AP_DG2_MandFields.dat"));
    assertEquals(1, now.size());
    assertEquals(FacePortrait.Format.ISO_39794_5, now.getFirst().format());
    assertEquals(FacePortrait.Coding.JPEG_2000, now.getFirst().coding());
    assertArrayEquals(
        Fixtures.bytes("dg2/ICAO_39794_5_AP_DG2_Face.jpg"), now.getFirst().picture(), "picture");

    FacePortrait jpeg =
        DataGroup2.faces(Fixtures.bytes("dg2/dg2_19794_jpeg_icao9303p10_example.bin")).getFirst();
    assertEquals(FacePortrait.Coding.JPEG, jpeg.coding());
    assertArrayEquals(Fixtures.bytes("dg2/ISO19794_Test1_Face.jpg"), jpeg.picture(), "picture");
  }

  @Test
  void securityOptionsAreNamed() throws Exception {
    Set<String> titles =
        SecurityOptions.of(Fixtures.bytes("lds/bsi2008/Datagroup14.bin")).infos().stream()
            .map(SecurityOptions.Info::title)
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "Chip Authentication public key, ECDH",
            "Chip Authentication, ECDH",
            "Terminal Authentication"),
        titles);
  }

  @Test
  void securityObjectsOfBothSets() throws Exception {
    SecurityObject bsi = SecurityObject.of(Fixtures.bytes("lds/bsi2008/EF_SOD.bin"));
    assertEquals(Set.of(1, 2, 3, 14), bsi.hashes().keySet());
    assertEquals(1, bsi.certificates().size());
    SecurityObject tr = SecurityObject.of(Fixtures.bytes("lds/bsi_tr03105/EF_SOD_rsapss.bin"));
    assertEquals(Set.of(1, 2, 3, 4, 14), tr.hashes().keySet());
    assertEquals("2.16.840.1.101.3.4.2.1", tr.digestAlgorithm().getId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "neg_L559.bin|not signed-data",
        "neg_L579.bin|Doc 9303 asks for 3",
        "neg_L599.bin|LDSSecurityObject is 2, not 0 or 1",
        "neg_L609.bin|1 bytes after the end"
      })
  void brokenSecurityObjectsAreNamed(String file, String rule) throws Exception {
    byte[] sod = Fixtures.bytes("lds/negative_sod/" + file);
    UnreadableFileException e =
        assertThrows(UnreadableFileException.class, () -> SecurityObject.of(sod));
    assertTrue(String.valueOf(e.getMessage()).contains(rule), e.getMessage());
  }
}
