package org.exeat.documents.mrz;

import static org.exeat.documents.mrz.Specimens.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zones of the shared fixtures, which come from the tests of four other libraries. */
class MrzFixturesTest {
  @Test
  void thereAreFiftyThree() {
    assertEquals(53, Specimens.cases().size());
  }

  @TestFactory
  List<DynamicTest> everyCheckDigitAgreesInThePlainLayout() {
    return Specimens.cases().stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.id(),
                () ->
                    assertEquals(c.checks(), MrzReader.read(c.lines(), c.format(), DAY).checks())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> whatIsRightIsWrittenAsItWasRead() {
    List<DynamicTest> tests =
        Specimens.cases().stream()
            .filter(Specimens.Case::allRight)
            .map(c ->
                DynamicTest.dynamicTest(
                    c.id(),
                    () -> {
                      Mrz mrz =
                          MrzReader.read(c.lines(), c.format(), DAY).asPrinted().orElseThrow();
                      assertEquals(c.lines(), MrzWriter.write(mrz));
                    }))
            .toList();
    assertTrue(tests.size() >= 25, tests.size() + " of them are right");
    return tests;
  }

  /** All but the identity card of a state that printed it in the size of a passport. */
  @Test
  void whatIsRightIsSound() {
    Set<String> unsound =
        Specimens.cases().stream()
            .filter(Specimens.Case::allRight)
            .filter(c -> !MrzReader.read(c.lines(), DAY).faults().isEmpty())
            .map(Specimens.Case::id)
            .collect(Collectors.toSet());
    assertEquals(Set.of("mrz009"), unsound);
    assertEquals(
        List.of(MrzFault.Kind.UNKNOWN_DOCUMENT_CODE),
        MrzReader.read(Specimens.named("mrz009").lines(), DAY).faults().stream()
            .map(MrzFault::kind)
            .toList());
  }

  @Test
  void theFormatIsFoundFromTheLines() {
    for (Specimens.Case c : Specimens.cases()) {
      MrzLayout layout = layout(MrzReader.read(c.lines(), DAY));
      assertEquals(c.french() ? MrzLayout.FRENCH_ID : c.format().plain(), layout, c.id());
      assertEquals(
          layout, layout(MrzReader.read(String.join("", c.lines()), DAY)), c.id() + " in one line");
      assertEquals(
          layout,
          layout(MrzReader.read("\r\n  " + String.join(" \r\n\t", c.lines()) + "\r\n", DAY)),
          c.id() + " with white space");
    }
  }

  @Test
  void frenchCardsAreRightInTheirOwnLayout() {
    List<Specimens.Case> french =
        Specimens.cases().stream().filter(Specimens.Case::french).toList();
    assertEquals(4, french.size());
    for (Specimens.Case c : french) {
      MrzReading.Sound sound =
          assertInstanceOf(MrzReading.Sound.class, MrzReader.read(c.lines(), DAY), c.id());
      assertEquals(MrzLayout.FRENCH_ID, sound.mrz().layout());
      assertTrue(sound.mrz().dateOfExpiry().isEmpty());
      assertEquals(c.lines(), MrzWriter.write(sound.mrz()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrz005", "mrz006", "mrz025", "mrz027", "mrz032"})
  void whatOpticalReadingConfusedIsSuggestedButNotApplied(String id) {
    Specimens.Case c = Specimens.named(id);
    MrzReading.Faulty read =
        assertInstanceOf(MrzReading.Faulty.class, MrzReader.read(c.lines(), DAY));
    assertEquals(c.lines(), read.lines());
    List<String> lines = c.lines();
    for (MrzFault fault : read.faults()) {
      if (!fault.suggestions().isEmpty()) {
        lines = fault.suggestions().getFirst().applyTo(lines);
      }
    }
    List<String> meant =
        switch (id) {
          case "mrz005", "mrz006" -> Specimens.named("mrz002").lines();
          case "mrz025" -> Specimens.named("mrz017").lines();
          case "mrz027" -> Specimens.named("mrz026").lines();
          default -> Specimens.named("mrz028").lines();
        };
    assertEquals(meant, lines);
  }

  /** A single digit that the composite check digit confirms. */
  @ParameterizedTest
  @ValueSource(strings = {"mrz003", "mrz004", "mrz062", "mrz063", "mrz085", "mrz086", "mrz091"})
  void aChangedDigitIsAmongTheSuggestions(String id) {
    Specimens.Case c = Specimens.named(id);
    MrzReading read = MrzReader.read(c.lines(), DAY);
    List<Suggestion> all = read.faults().stream().flatMap(f -> f.suggestions().stream()).toList();
    assertTrue(
        all.stream().anyMatch(s -> MrzReader.read(s.applyTo(c.lines()), DAY).faults().isEmpty()),
        id);
  }

  private static MrzLayout layout(MrzReading reading) {
    return switch (reading) {
      case MrzReading.Sound sound -> sound.mrz().layout();
      case MrzReading.Faulty faulty -> faulty.layout();
      case MrzReading.Unreadable unreadable -> throw new AssertionError(unreadable.toString());
    };
  }
}
