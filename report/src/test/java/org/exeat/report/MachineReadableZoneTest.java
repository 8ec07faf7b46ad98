package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.exeat.report.MachineReadableZone.Fault;
import org.junit.jupiter.api.Test;

class MachineReadableZoneTest {
  private static final String LINE = "L898902C36UTO7408122F12O4I99ZE184226B<<<<<17";

  private static Fault fault(int line, int position, int length) {
    return new Fault(line, position, length, "field", "what", "found", "expected", "");
  }

  private static ParsedPage page(List<String> lines, Fault... faults) {
    var zone = new MachineReadableZone("TD3", lines, List.of(faults), List.of());
    return new ParsedPage(Page.html("Title", "", "", to -> zone.write(to)));
  }

  @Test
  void theCharactersOfAFaultAreMarkedAndNumbered() {
    ParsedPage page = page(List.of("P<UTO", LINE), fault(2, 22, 6), fault(2, 44, 1));
    assertEquals(List.of("12O4I9", "7"), ParsedPage.texts(page.all("mark")));
    assertEquals(List.of("P<UTO", LINE), ParsedPage.texts(page.withClass("line")));
    String numbers = page.withClass("numbered").getFirst().getTextContent();
    assertEquals(21, numbers.indexOf('1'));
    assertEquals(43, numbers.indexOf('2'));
    assertTrue(page.text().contains("Line 2, positions 22 to 27, field: what"));
    assertTrue(page.text().contains("Line 2, position 44, field: what"));
    assertTrue(page.text().contains("2 faults"));
  }

  @Test
  void missingCharactersShowAsAGap() {
    ParsedPage page = page(List.of("MUSTERMANN"), fault(1, 11, 20));
    assertEquals(1, page.withClass("lacking").size());
    assertEquals(10, page.withClass("numbered").getFirst().getTextContent().indexOf('1'));
  }

  @Test
  void numbersAreLeftOutWhereTheyWouldReadAsOne() {
    ParsedPage page = page(List.of(LINE), fault(1, 5, 1), fault(1, 6, 1), fault(1, 7, 1));
    assertEquals("    1 3", page.withClass("numbered").getFirst().getTextContent());
    assertEquals(List.of("902"), ParsedPage.texts(page.all("mark")));
  }

  @Test
  void aCharacterOfTwoCodeUnitsStaysWhole() {
    String smile = "A\uD83D\uDE00B";
    for (int position = 1; position <= 4; position++) {
      ParsedPage page = page(List.of(smile), fault(1, position, 1));
      assertEquals(smile, page.withClass("line").getFirst().getTextContent());
    }
  }

  @Property(tries = 200)
  void whateverIsMarkedTheLineReadsTheSame(
      @ForAll @IntRange(min = 1, max = 60) int position,
      @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int length,
      @ForAll @IntRange(min = 1, max = 4) int line,
      @ForAll @IntRange(min = 1, max = 60) int other) {
    ParsedPage page = page(List.of(LINE, LINE), fault(line, position, length), fault(1, other, 3));
    for (String text : ParsedPage.texts(page.withClass("line"))) {
      assertEquals(LINE, text.replace("\u00A0", ""));
    }
  }

  @Test
  void linesAndPositionsAreCountedFromOne() {
    assertThrows(IllegalArgumentException.class, () -> fault(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> fault(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> fault(1, 1, -1));
  }

  @Test
  void aWrongCheckDigitNeedsALook() {
    var zone =
        new MachineReadableZone(
            "",
            List.of(),
            List.of(),
            List.of(
                new MachineReadableZone.CheckDigit("Document number", "6", true),
                new MachineReadableZone.CheckDigit("Composite", "7", false)));
    ParsedPage page = new ParsedPage(Page.html("Title", "", "", to -> zone.write(to)));
    assertEquals(2, page.withClass("look").size());
    assertEquals(2, page.withClass("good").size());
    assertEquals(0, page.withClass("bad").size());
  }
}
