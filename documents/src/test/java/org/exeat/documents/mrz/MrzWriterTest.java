package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrzWriterTest {
  @ParameterizedTest
  @CsvSource({
    // the examples of Doc 9303 part 4, 4.2.3
    "VAN<DER<MUELLEN, MARTIN, VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<",
    "ARKFREITH, '', ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "NILAVADHANANANDA, CHAYAPA<DEJTHAMRONG<KRASUANG, NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
    "NILAVADHANANANDA, ARNPOL<PETCH<CHARONGUANG, NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU",
    "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL, DINGO<POTOROO,"
        + " BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI",
    "PAPANDROPOULOUS, JONATHON<WARREN<TREVOR, PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR",
    // the cut falls on a filler: the component before it makes room
    "NILAVADHANANANDAX, CHAYAPA<DEJTHAMRONG<KRASUANG, NILAVADHANANANDAX<<CHAYAPA<DEJTHAMRON<K",
    // a name without a secondary identifier
    "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL, '', BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA",
    // a cut after a filler in the surname
    "BENNELONG<WOOLOOMOOLOO<WARRANDYTEXY<WARNAMBOOL, D, BENNELONG<WOOLOOMOOLOO<WARRANDYTEX<W<<D",
  })
  void namesAreCutByTheRule(String primary, String secondary, String field) {
    assertEquals(39, field.length());
    assertEquals(field, NameField.write(MrzName.of(primary, secondary), 39));
  }

  @Property
  void aCutNameEndsWithALetterAndReadsAsTruncated(
      @ForAll @CharRange(from = 'A', to = 'C') @StringLength(min = 1, max = 60) String surname,
      @ForAll @CharRange(from = 'A', to = 'C') @StringLength(max = 60) String given,
      @ForAll @IntRange(min = 30, max = 39) int length) {
    // C stands for a filler here, so that names have components of all lengths.
    String primary = surname.replaceAll("C+", "<").replaceAll("^<|<$", "");
    String secondary = given.replaceAll("C+", "<").replaceAll("^<|<$", "");
    Assume.that(!primary.isEmpty());
    MrzName name = MrzName.of(primary, secondary);
    String field = NameField.write(name, length);
    assertEquals(length, field.length());
    MrzName read = MrzName.parse(field);
    if (name.joined().length() <= length) {
      assertEquals(name.joined(), Fillers.strip(field));
    } else if (primary.matches("[AB]{2}.*")) {
      assertTrue(read.truncated(), "it was cut, and shows it");
    }
    assertEquals(!secondary.isEmpty(), !read.secondary().isEmpty());
  }

  @Test
  void everyCharacterOfALayoutBelongsToOneField() {
    for (MrzLayout layout : MrzLayout.values()) {
      int characters = 0;
      for (FieldPosition field : layout.fields()) {
        characters += field.length();
        for (int i = 0; i < field.length(); i++) {
          assertEquals(field, layout.fieldAt(field.line(), field.start() + i));
        }
      }
      assertEquals(layout.format().lines() * layout.format().lineLength(), characters);
    }
    assertEquals(
        List.of(MrzLayout.TD1, MrzLayout.TD2, MrzLayout.TD3, MrzLayout.MRV_A, MrzLayout.MRV_B),
        List.of(MrzFormat.values()).stream().map(MrzFormat::plain).toList());
  }

  /** Doc 9303 part 4, 4.2.2: the composite digit covers neither nationality nor sex nor name. */
  @Test
  void whichCheckDigitsCoverAField() {
    assertEquals(
        Set.of(CheckedField.DATE_OF_BIRTH, CheckedField.COMPOSITE),
        MrzLayout.TD3.checksOf(MrzField.DATE_OF_BIRTH));
    for (MrzLayout layout : List.of(MrzLayout.TD1, MrzLayout.TD2, MrzLayout.TD3)) {
      for (MrzField field :
          List.of(MrzField.NATIONALITY, MrzField.SEX, MrzField.NAME, MrzField.DOCUMENT_CODE)) {
        assertEquals(Set.of(), layout.checksOf(field));
      }
    }
    assertEquals(Set.of(), MrzLayout.MRV_A.checksOf(MrzField.OPTIONAL_DATA));
    assertEquals(
        Set.of(CheckedField.COMPOSITE), MrzLayout.TD1.checksOf(MrzField.SECOND_OPTIONAL_DATA));
    assertEquals(Set.of(CheckedField.COMPOSITE), MrzLayout.FRENCH_ID.checksOf(MrzField.NAME));
  }
}
