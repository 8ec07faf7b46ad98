package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of capture: what a trial found, and who passed a lane. */
class CapturePagesTest {
  private static final String HOSTILE = "<script>alert('1')</script> & \u202Eeno";
  private static final Picture DOT = new Picture("AAAA", 10, 12);

  @Test
  void aTrialsPageShowsItsTablesAndTheWorstMisses() {
    CapturePage page =
        new CapturePage(
            HOSTILE,
            HOSTILE,
            List.of(
                new CapturePage.Figures(
                    "Steps",
                    List.of("", "good enough"),
                    List.of(List.of(HOSTILE, "12 of 40"), List.of("prompts", "30 of 40")))),
            List.of(new CapturePage.Miss(HOSTILE, DOT)));
    ParsedPage parsed = new ParsedPage(page.html());
    parsed.fetchesNothingAndRunsNothing();
    assertEquals(List.of("Steps", "The worst misses"), ParsedPage.texts(parsed.all("h2")));
    assertTrue(parsed.text().contains("30 of 40"));
    assertEquals(1, parsed.all("img").size());
    CapturePage empty = new CapturePage("t", "s", List.of(), List.of());
    assertFalse(new ParsedPage(empty.html()).text().contains("The worst misses"));
  }

  @Test
  void aRowHasOneCellToEachColumn() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CapturePage.Figures("t", List.of("a", "b"), List.of(List.of("1"))));
  }

  @Test
  void theLanesPageShowsEverybodyOfEachVehicle() {
    PassagesPage page =
        new PassagesPage(
            "Captured in the lane",
            "2 vehicles",
            List.of(
                new PassagesPage.Passage(
                    "Vehicle 1",
                    HOSTILE,
                    List.of(
                        new PassagesPage.Person("Occupant 1, row 1 left", HOSTILE, DOT),
                        new PassagesPage.Person("Occupant 2, seat unknown", "captured", DOT))),
                new PassagesPage.Passage("Vehicle 2", "captured 0 of 1", List.of())));
    ParsedPage parsed = new ParsedPage(page.html());
    parsed.fetchesNothingAndRunsNothing();
    assertEquals(List.of("Vehicle 1", "Vehicle 2"), ParsedPage.texts(parsed.all("h2")));
    assertEquals(2, parsed.all("img").size());
    assertTrue(parsed.text().contains("Occupant 2, seat unknown"));
  }
}
