package org.exeat.documents.mrz;

import static org.exeat.documents.mrz.Specimens.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.TravelDocument;
import org.junit.jupiter.api.Test;

class MrzReaderTest {
  /** The specimen passport of Doc 9303 part 4. */
  private static final List<String> ERIKSSON =
      List.of(
          "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
          "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

  @Test
  void theSpecimenPassport() {
    Mrz mrz = sound(MrzReader.read(ERIKSSON, DAY));
    assertEquals("P", mrz.documentCode());
    assertEquals("L898902C3", mrz.documentNumber());
    assertEquals("ERIKSSON", mrz.name().primaryWords());
    assertEquals("ANNA MARIA", mrz.name().secondaryWords());
    assertFalse(mrz.name().truncated());
    assertEquals(Sex.FEMALE, mrz.sex());
    assertEquals("ZE184226B", mrz.optionalData());
    assertTrue(mrz.issuer().orElseThrow().specimen());
    assertEquals(
        Optional.of(
            new TravelDocument(
                "P",
                "UTO",
                "L898902C3",
                "ERIKSSON",
                "ANNA MARIA",
                LocalDate.of(1974, 8, 12),
                LocalDate.of(2012, 4, 15))),
        mrz.travelDocument());
  }

  @Test
  void faultsAreListedAllAtOnceAndInReadingOrder() {
    MrzReading read =
        MrzReader.read(
            List.of(
                "X<QQQERIKSSON<<ANN4<MARIA<<<<<<<<<<<<<<<<<<<",
                "L898902C35QQQ7413122x1204159ZE184226B<<<<<10"),
            DAY);
    assertEquals(
        List.of(
            "1:1 UNKNOWN_DOCUMENT_CODE",
            "1:3 UNKNOWN_STATE",
            "1:19 ILLEGAL_CHARACTER",
            "2:10 WRONG_CHECK_DIGIT",
            "2:11 UNKNOWN_STATE",
            "2:14 IMPOSSIBLE_DATE",
            "2:20 WRONG_CHECK_DIGIT",
            "2:21 LOWER_CASE",
            "2:44 WRONG_CHECK_DIGIT"),
        read.faults().stream().map(f -> f.line() + ":" + f.position() + " " + f.kind()).toList());
    MrzFault check = read.faults().get(3);
    assertEquals("5", check.found());
    assertEquals("6", check.expected());
    assertTrue(read.asPrinted().isEmpty());
    assertEquals(
        Map.of(
            CheckedField.DOCUMENT_NUMBER, CheckOutcome.WRONG,
            CheckedField.DATE_OF_BIRTH, CheckOutcome.WRONG,
            CheckedField.DATE_OF_EXPIRY, CheckOutcome.RIGHT,
            CheckedField.OPTIONAL, CheckOutcome.RIGHT,
            CheckedField.COMPOSITE, CheckOutcome.WRONG),
        read.checks());
  }

  @Test
  void smallLettersAreFaultsAndNotRaised() {
    MrzReading read =
        MrzReader.read(
            ERIKSSON.getFirst().toLowerCase(java.util.Locale.ROOT) + "\n" + ERIKSSON.getLast(),
            DAY);
    assertTrue(read.faults().stream().allMatch(f -> f.kind() == MrzFault.Kind.LOWER_CASE));
    assertEquals(new Suggestion(1, 1, 'P'), read.faults().getFirst().suggestions().getFirst());
  }

  @Test
  void sexIsNotXInTheZone() {
    MrzReading read =
        MrzReader.read(List.of(ERIKSSON.getFirst(), ERIKSSON.getLast().replace("2F1", "2X1")), DAY);
    assertEquals(MrzFault.Kind.UNKNOWN_SEX, read.faults().getFirst().kind());
    assertEquals('<', read.faults().getFirst().suggestions().getLast().replacement());
  }

  @Test
  void linesOfOtherLengthsAreUnreadable() {
    MrzReading one = MrzReader.read(List.of(ERIKSSON.getFirst(), "L898902C36UTO"), DAY);
    assertInstanceOf(MrzReading.Unreadable.class, one);
    assertEquals(
        List.of("MrzFault[line 2, position 14, zone: the line has the wrong length]"),
        one.faults().stream().map(MrzFault::toString).toList());
    for (String text : List.of("", "\n\n", "P", "A\nB\nC\nD")) {
      MrzReading read = MrzReader.read(text, DAY);
      assertEquals(MrzFault.Kind.UNKNOWN_FORMAT, read.faults().getFirst().kind());
    }
    assertInstanceOf(MrzReading.Unreadable.class, MrzReader.read(ERIKSSON, MrzFormat.TD1, DAY));
  }

  @Test
  void longDocumentNumbersGoOnInTheOptionalData() {
    Mrz ten =
        sound(
            MrzReader.read(
                """
                IDUTO123456789<07<<<<<<<<<<<<<
                8601012M3001019UTO<<<<<<<<<<<6
                SPECIMEN<<JANE<<<<<<<<<<<<<<<<
                """,
                DAY));
    assertEquals("1234567890", ten.documentNumber());
    assertEquals("", ten.optionalData());

    // As on Belgian identity cards: twelve digits, and a national number in the second line.
    Mrz twelve =
        new Mrz(
            MrzLayout.TD1,
            "ID",
            "BEL",
            "000590448901",
            MrzName.of("SPECIMEN", "ELSJE"),
            "BEL",
            PartialDate.of(LocalDate.of(1985, 3, 31)),
            Sex.FEMALE,
            Optional.of(LocalDate.of(2030, 1, 2)),
            "",
            "85033100108",
            '0');
    List<String> lines = MrzWriter.write(twelve);
    assertEquals("IDBEL000590448<9014<<<<<<<<<<<", lines.getFirst());
    assertEquals(twelve, sound(MrzReader.read(lines, DAY)));
  }

  @Test
  void aContinuationThatHasNoRestIsAFault() {
    MrzReading read =
        MrzReader.read(
            List.of(
                "I<UTOD23145890<7<<<<<<<<<<<<<<",
                "3407127M9507122UTO<<<<<<<<<<<2",
                "STEVENSON<<PETER<JOHN<<<<<<<<<"),
            DAY);
    assertTrue(read.faults().stream().anyMatch(f -> f.kind() == MrzFault.Kind.WRONG_OVERFLOW));
    assertEquals(CheckOutcome.RIGHT, read.checks().get(CheckedField.DOCUMENT_NUMBER));
    MrzReading endless =
        MrzReader.read(
            List.of(
                "I<UTOD23145890<ABCDEFGHIJKLMN1",
                "3407127M9507122UTO<<<<<<<<<<<2",
                "STEVENSON<<PETER<JOHN<<<<<<<<<"),
            DAY);
    assertTrue(endless.faults().stream().anyMatch(f -> f.kind() == MrzFault.Kind.WRONG_OVERFLOW));
    assertTrue(endless.asPrinted().isEmpty());
  }

  @Test
  void namesOfManyKinds() {
    assertEquals(new MrzName("ARKFREITH", "", false), name("ARKFREITH"));
    assertEquals(new MrzName("", "FIRST<NAME", false), name("<<FIRST<NAME"));
    assertEquals(new MrzName("ERIKSSON", "ANNA<<MARIA", false), name("ERIKSSON<<ANNA<<MARIA"));
    assertEquals("ANNA MARIA", name("ERIKSSON<<ANNA<<MARIA").secondaryWords());
    assertTrue(name("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K").truncated());
  }

  private static MrzName name(String printed) {
    return MrzName.parse(printed + "<".repeat(39 - printed.length()));
  }

  @Test
  void aZoneShowsNothingOfItsHolder() {
    MrzReading read = MrzReader.read(ERIKSSON, DAY);
    Mrz mrz = sound(read);
    MrzReading wrong =
        MrzReader.read(List.of(ERIKSSON.getFirst(), ERIKSSON.getLast().replace("F1", "1F")), DAY);
    for (String shown :
        List.of(
            read.toString(),
            mrz.toString(),
            mrz.name().toString(),
            mrz.dateOfBirth().toString(),
            wrong.toString(),
            wrong.faults().getFirst().suggestions().toString())) {
      assertFalse(shown.matches("(?s).*(ERIKSSON|ANNA|L898|7408|1974|0812).*"), shown);
    }
  }

  @Test
  void documentsWithoutAWholeDateOfBirthAreNoTravelDocuments() {
    Mrz mrz = sound(MrzReader.read(ERIKSSON, DAY));
    Mrz unknown =
        new Mrz(
            mrz.layout(),
            mrz.documentCode(),
            mrz.issuingState(),
            mrz.documentNumber(),
            mrz.name(),
            mrz.nationality(),
            PartialDate.unknown(),
            mrz.sex(),
            mrz.dateOfExpiry(),
            "",
            "",
            '<');
    List<String> lines = MrzWriter.write(unknown);
    assertEquals("L898902C36UTO<<<<<<0F1204159<<<<<<<<<<<<<<<8", lines.getLast());
    assertEquals(unknown, sound(MrzReader.read(lines, DAY)));
    assertTrue(unknown.travelDocument().isEmpty());
    Mrz visa = sound(MrzReader.read(Specimens.VISA, DAY));
    assertTrue(visa.travelDocument().isEmpty());
  }

  @Test
  void zonesThatNobodyCouldPrintAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MrzName.of("O'NEILL", "ANNA"));
    Mrz mrz = sound(MrzReader.read(ERIKSSON, DAY));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Mrz(
                MrzLayout.TD3,
                "P",
                "UTO",
                "1234567890",
                mrz.name(),
                "UTO",
                mrz.dateOfBirth(),
                mrz.sex(),
                mrz.dateOfExpiry(),
                "",
                "",
                '0'));
  }

  private static Mrz sound(MrzReading read) {
    return assertInstanceOf(MrzReading.Sound.class, read, read.toString()).mrz();
  }
}
