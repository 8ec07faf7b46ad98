package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    // it fits, to the last character
    "VAN<DER<MUELLEN, ANNA<MARIA, VAN<DER<MUELLEN<<ANNA<MARIA<<<<<<<<<<<<",
    // given names are cut at the end of the field
    "NILAVADHANANANDA, CHAYAPA<DEJTHAMRONG<KRASUANG, NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
    // the cut falls on a filler: the component before it makes room
    "NILAVADHANANANDAX, CHAYAPA<DEJTHAMRONG<KRASUANG, NILAVADHANANANDAX<<CHAYAPA<DEJTHAMRON<K",
    // the surname leaves room for two fillers and a letter
    "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL, DINGO<POTOROO,"
        + " BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WA<<D",
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
    } else if (primary.matches(".*[AB]{2}.*") && secondary.isEmpty()) {
      assertTrue(read.truncated(), "it may have been cut, and shows it");
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
}
