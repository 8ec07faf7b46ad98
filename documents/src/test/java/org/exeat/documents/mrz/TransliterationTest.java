package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.exeat.documents.mrz.Transliteration.Language;
import org.exeat.documents.mrz.Transliteration.LatinStyle;
import org.exeat.documents.mrz.Transliteration.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {
  @ParameterizedTest
  @CsvSource({
    "Müller, MUELLER",
    "Groß, GROSS",
    "Ångström, AANGSTROEM",
    "Þórðardóttir, THORDARDOTTIR",
    "Łukaszewska-Żak, LUKASZEWSKA<ZAK",
    "D’Artagnan, DARTAGNAN",
    "O'Neill Jr., ONEILL<JR",
    "van  der  Muellen, VAN<DER<MUELLEN",
    "Ñandú, NANDU",
    "Nguyễn Thị, NGUYEN<THI",
    "Ștefan, STEFAN",
    "Œuvre, OEUVRE",
    "İstanbullu, ISTANBULLU",
    "Мартиненко, MARTINENKO",
    "Хрущёв, KHRUSHCHEV",
    "Ольга, OLGA",
    "Юлия Щеглова, IULIIA<SHCHEGLOVA",
  })
  void theUsualForms(String name, String mrz) {
    Transliteration.Result result = Transliteration.toMrz(name);
    assertEquals(mrz, result.mrz());
    assertTrue(result.complete());
  }

  @ParameterizedTest
  @CsvSource({
    "UKRAINIAN, Згурський Євген, ZHURSKYI<YEVHEN",
    "UKRAINIAN, Яна Їжакевич, YANA<YIZHAKEVYCH",
    "BELARUSIAN, Ігар Алёшка, IHAR<ALIOSHKA",
    "BULGARIAN, Щерев, SHTEREV",
    "SERBIAN, Живковић, ZIVKOVIC",
    "MACEDONIAN, Ѓорѓиевски Ќосев, GJORGJIEVSKI<KJOSEV",
    "MACEDONIAN, Џафери Христов, DJAFERI<HRISTOV",
  })
  void languagesThatDiffer(Language language, String name, String mrz) {
    assertEquals(
        mrz, Transliteration.toMrz(name, new Options(language, LatinStyle.EXPANDED)).mrz());
  }

  @Test
  void theOtherFormsOfLatinLetters() {
    assertEquals(
        "MULLER<ANGSTROM",
        Transliteration.toMrz("Müller Ångström", new Options(Language.ANY, LatinStyle.PLAIN))
            .mrz());
    assertEquals(
        "MUXXLLER<NUNXXEZ",
        Transliteration.toMrz("Müller Nuñez", new Options(Language.ANY, LatinStyle.ESCAPED)).mrz());
  }

  @ParameterizedTest
  @CsvSource({
    // the worked example of Doc 9303 part 3, appendix B
    "ابو بكر محمد بن زكريا الرازي, ABW<BKR<MXHMD<BN<ZKRYA<ALRAZY",
    "فاطمة, FAXTTMXAH",
    "عبّاس, EBBAS",
    "مُحَمَّد, MXHMMD",
  })
  void arabic(String name, String mrz) {
    assertEquals(mrz, Transliteration.toMrz(name).mrz());
  }

  @Test
  void arabicComesBackLetterByLetter() {
    String name = "ابو بكر محمد بن زكريا الرازي";
    assertEquals(Optional.of(name), Transliteration.arabic(Transliteration.toMrz(name).mrz()));
    assertEquals(Optional.of("فاطمة"), Transliteration.arabic("FAXTTMXAH"));
    assertEquals(Optional.of("عببس"), Transliteration.arabic("EBBS"));
    for (String other : List.of("X", "XQ", "OLGA", "V", "XXXX", "1")) {
      assertEquals(Optional.empty(), Transliteration.arabic(other));
    }
  }

  @Provide
  Arbitrary<String> arabicNames() {
    String letters =
        IntStream.rangeClosed(0x621, 0x6d3)
            .filter(c ->
                TransliterationTable.DOC_9303
                    .row(c)
                    .filter(r -> r.letters().matches("[A-Z]+"))
                    .isPresent())
            .filter(c -> c != 0x6d0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return Arbitraries.strings().withChars(letters.toCharArray()).ofMinLength(1).ofMaxLength(20);
  }

  @Property
  void everyArabicLetterComesBack(@ForAll("arabicNames") String name) {
    Transliteration.Result result = Transliteration.toMrz(name);
    assertTrue(result.complete());
    assertEquals(
        Optional.of(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)),
        Transliteration.arabic(result.mrz()));
  }

  @Test
  void spellingsThatANameMayHaveHad() {
    assertEquals(List.of("MUELLER", "MÜLLER"), Transliteration.candidates("MUELLER"));
    assertEquals(List.of("GROSS", "GROß"), Transliteration.candidates("GROSS"));
    assertEquals(List.of("BJAERN", "BJÄRN", "BJÆRN"), Transliteration.candidates("BJAERN"));
    assertEquals(List.of("NUNXXEZ", "NUÑEZ"), Transliteration.candidates("NUNXXEZ"));
    assertTrue(Transliteration.candidates("GOETZ<SOERENSEN").contains("GÖTZ<SØRENSEN"));
    List<String> many = Transliteration.candidates("AE".repeat(40));
    assertEquals(Transliteration.MOST_CANDIDATES, many.size());
    assertEquals(many.size(), new HashSet<>(many).size());
  }

  @Property
  void everySpellingIsWrittenTheSame(@ForAll("names") String name) {
    for (String candidate : Transliteration.candidates(name)) {
      assertEquals(name, Transliteration.toMrz(candidate).mrz(), candidate);
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("AEOUSTHIJ").ofMinLength(1).ofMaxLength(12);
  }

  @Property
  void nothingButLettersAndFillersComesOut(
      @ForAll @StringLength(max = 60) String anything,
      @ForAll Language language,
      @ForAll LatinStyle style) {
    String mrz = Transliteration.toMrz(anything, new Options(language, style)).mrz();
    assertTrue(mrz.matches("([A-Z<]*[A-Z])?"), mrz);
    assertFalse(mrz.contains("<<"));
  }

  @Test
  void whatNoTableHasIsReported() {
    Transliteration.Result result = Transliteration.toMrz("Γιώργος 2");
    assertFalse(result.complete());
    assertEquals("Γ".codePointAt(0), result.leftOut().getFirst());
    assertTrue(result.leftOut().contains((int) '2'));
  }
}
