package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.exeat.documents.chip.AccessKey.Can;
import org.exeat.documents.chip.AccessKey.MrzKey;
import org.exeat.documents.chip.AccessProtocol.Bac;
import org.exeat.documents.chip.AccessProtocol.Mapping;
import org.exeat.documents.chip.AccessProtocol.Pace;
import org.exeat.documents.chip.AccessProtocol.Password;
import org.exeat.documents.chip.ChipAuthenticity.NotOffered;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.lds.ChipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The production path against an emulated chip. */
final class ChipReaderTest {
  private static final MrzKey WRONG = new MrzKey("L898902C4", "740812", "280415");

  private static ChipContents read(Specimen specimen, AccessKey key) throws ChipException {
    return new ChipReader().read(new EmulatedPassport(specimen), key, Progress.NONE);
  }

  private static ChipException refused(Specimen specimen, AccessKey key) {
    return assertThrows(ChipException.class, () -> read(specimen, key));
  }

  private static void assertWhole(Specimen specimen, ChipContents contents) {
    assertEquals(specimen.files().keySet(), contents.files().present());
    specimen
        .files()
        .forEach(
            (file, bytes) -> assertArrayEquals(bytes, contents.files().get(file).orElseThrow()));
  }

  @Test
  void basicAccessControlWhereThereIsNoCardAccess() throws ChipException {
    Specimen specimen = Specimen.plain().build();
    ChipContents contents = read(specimen, Specimen.MRZ);
    assertEquals(new Bac(), contents.access());
    assertEquals(new NotOffered(), contents.chip());
    assertWhole(specimen, contents);
  }

  @ParameterizedTest
  @CsvSource({
    "2.2, 13, GENERIC",
    "2.2, 12, GENERIC",
    "2.3, 15, GENERIC",
    "2.4, 13, GENERIC",
    "2.1, 12, GENERIC",
    "4.2, 13, INTEGRATED",
    "4.2, 12, INTEGRATED",
    "4.3, 13, INTEGRATED",
    "4.4, 13, INTEGRATED",
    "6.2, 13, CHIP_AUTHENTICATION",
    "6.4, 12, CHIP_AUTHENTICATION",
    "1.2, 0, GENERIC",
    "1.2, 2, GENERIC",
    "3.2, 2, INTEGRATED"
  })
  void paceWithEachMappingAndPassword(String arcs, int parameters, Mapping mapping)
      throws Exception {
    Specimen.Builder builder = Specimen.plain().pace(arcs, parameters);
    Specimen specimen =
        (mapping == Mapping.CHIP_AUTHENTICATION ? builder.mappingKey(true) : builder).build();

    ChipContents byMrz = read(specimen, Specimen.MRZ);
    assertEquals(new Pace(mapping, Password.MRZ), byMrz.access());
    assertWhole(specimen, byMrz);

    ChipContents byCan = read(specimen, new Can(Specimen.CAN));
    assertEquals(new Pace(mapping, Password.CAN), byCan.access());
    assertWhole(specimen, byCan);

    assertEquals(Kind.ACCESS_DENIED, refused(specimen, WRONG).kind());
    assertEquals(Kind.ACCESS_DENIED, refused(specimen, new Can("731947")).kind());
  }

  @Test
  void aWrongKeyIsDeniedWithoutShowingIt() {
    ChipException e = refused(Specimen.plain().build(), WRONG);
    assertEquals(Kind.ACCESS_DENIED, e.kind());
    assertFalse(e.retryable());
    for (Throwable t = e; t != null; t = t.getCause()) {
      assertFalse(String.valueOf(t.getMessage()).contains("L898902C"), "shows the number");
      assertFalse(String.valueOf(t.getMessage()).contains("740812"), "shows the birth date");
    }
    assertFalse(WRONG.toString().contains("L898902C"));
  }

  @Test
  void aCardAccessNumberNeedsPace() {
    ChipException e = refused(Specimen.plain().build(), new Can(Specimen.CAN));
    assertEquals(Kind.ACCESS_DENIED, e.kind());
  }

  @Test
  void cardAccessThatCannotBeReadMeansBasicAccessControl() throws ChipException {
    Specimen specimen = Specimen.plain().build();
    FaultyCard card =
        new FaultyCard(
            new EmulatedPassport(specimen),
            (count, command, right) -> count == 1 ? Apdu.status(0x6D00) : right);
    assertEquals(new Bac(), new ChipReader().read(card, Specimen.MRZ, Progress.NONE).access());
  }

  @Test
  void anotherCardIsNoTravelDocument() {
    assertEquals(
        Kind.NOT_A_TRAVEL_DOCUMENT,
        refused(Specimen.plain().notATravelDocument().build(), Specimen.MRZ).kind());
  }

  @ParameterizedTest
  @CsvSource({"1", "219", "220", "32700", "40000", "70000"})
  void filesOfAnyLength(int length) throws ChipException {
    byte[] dg2 = Specimen.Builder.filled(0x75, length);
    Specimen bac = Specimen.plain().file(ChipFile.DG2, dg2).build();
    assertWhole(bac, read(bac, Specimen.MRZ));
    Specimen pace = Specimen.plain().pace("2.4", 13).file(ChipFile.DG2, dg2).build();
    assertWhole(pace, read(pace, Specimen.MRZ));
  }

  @Test
  void allFilesThatAnOrdinaryReaderMayRead() throws ChipException {
    Specimen.Builder builder = Specimen.plain();
    for (int dataGroup : new int[] {7, 11, 12}) {
      ChipFile file = ChipFile.ofDataGroup(dataGroup);
      builder.file(file, Specimen.Builder.filled(file.tag(), 100));
    }
    Specimen specimen = builder.build();
    assertWhole(specimen, read(specimen, Specimen.MRZ));
  }

  @Test
  void fingersAndEyesAreNotEvenAskedFor() throws ChipException {
    Specimen specimen =
        Specimen.plain().file(ChipFile.DG3, Specimen.Builder.filled(0x63, 100)).build();
    assertFalse(read(specimen, Specimen.MRZ).files().present().contains(ChipFile.DG3));
  }

  @Test
  void progressGrowsToTheAnnouncedLength() throws ChipException {
    List<Integer> done = new ArrayList<>();
    new ChipReader()
        .read(
            new EmulatedPassport(Specimen.plain().build()),
            Specimen.MRZ,
            (file, bytes, total) -> {
              if (file == ChipFile.DG2) {
                assertEquals(3004, total);
                done.add(bytes);
              }
            });
    assertEquals(done.stream().sorted().distinct().toList(), done);
    assertEquals(3004, done.getLast());
    assertTrue(done.size() > 10);
  }

  @Test
  void aFileAboveTheLimitIsNotRead() {
    Specimen specimen = Specimen.plain().build();
    FaultyCard card = new FaultyCard(new EmulatedPassport(specimen), (n, command, right) -> right);
    ChipException e =
        assertThrows(
            ChipException.class,
            () -> new ChipReader(3003).read(card, Specimen.MRZ, Progress.NONE));
    assertEquals(Kind.FILE_TOO_LARGE, e.kind());
    assertTrue(card.answers() < 40);
    assertTrue(card.closed());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5", "8", "12", "20", "25"})
  void takenAwayAtAnyTime(int answers) throws ChipException {
    Specimen specimen = Specimen.plain().build();
    EmulatedPassport passport = new EmulatedPassport(specimen);
    FaultyCard card = FaultyCard.takenAwayAfter(answers, passport);
    ChipException e =
        assertThrows(
            ChipException.class, () -> new ChipReader().read(card, Specimen.MRZ, Progress.NONE));
    assertEquals(Kind.CARD_TAKEN_AWAY, e.kind());
    assertTrue(e.retryable());
    assertTrue(String.valueOf(e.getMessage()).contains("lay the document on the reader again"));
    assertWhole(specimen, new ChipReader().read(passport, Specimen.MRZ, Progress.NONE));
  }

  @Test
  void theNumberOfAnOldTd1IsPadded() throws ChipException {
    assertEquals(
        new Bac(),
        read(Specimen.plain().build(), new MrzKey("L898902C3<<", "740812", "280415")).access());
  }
}
