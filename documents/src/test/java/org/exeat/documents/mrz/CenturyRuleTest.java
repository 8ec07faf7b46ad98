package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CenturyRuleTest {
  @ParameterizedTest
  @CsvSource({
    // born on the day of reading, and a hundred years before the day after
    "261125, 2026-11-25, 2026-11-25",
    "261126, 2026-11-25, 1926-11-26",
    "000101, 2000-01-01, 2000-01-01",
    "991231, 2000-01-01, 1999-12-31",
    "991231, 1999-12-30, 1899-12-31",
    // only one of the two centuries has the leap day
    "000229, 2026-11-25, 2000-02-29",
    "240229, 2026-11-25, 2024-02-29",
    "280229, 2026-11-25, 1928-02-29",
  })
  void datesOfBirthAreTheLatestThatAreNotInTheFuture(String text, LocalDate day, LocalDate born) {
    assertEquals(Optional.of(PartialDate.of(born)), CenturyRule.birth(text, day));
  }

  @ParameterizedTest
  @CsvSource({
    "261125, 2026-11-25, 2026-11-25",
    "751231, 2026-11-25, 2075-12-31",
    "760101, 2026-11-25, 1976-01-01",
    "991231, 2026-11-25, 1999-12-31",
    "000101, 1999-06-01, 2000-01-01",
    "490101, 1999-06-01, 1949-01-01",
    "480101, 1999-06-01, 2048-01-01",
  })
  void datesOfExpiryLieFrom50YearsBackTo49Ahead(String text, LocalDate day, LocalDate expires) {
    assertEquals(Optional.of(expires), CenturyRule.expiry(text, day));
  }

  @ParameterizedTest
  @CsvSource({
    "741301", "740001", "740230", "740431", "740100", "230229", "7<0101", "74010<", "74AA01",
    "<<0230", "<<0431", "74<<32"
  })
  void impossibleDatesAreNone(String text) {
    assertEquals(Optional.empty(), CenturyRule.birth(text, Specimens.DAY));
    assertEquals(Optional.empty(), CenturyRule.expiry(text, Specimens.DAY));
  }

  @Test
  void partsMayBeUnknownAtBirth() {
    for (String text : new String[] {"<<<<<<", "74<<<<", "7408<<", "74<<31", "<<0812", "<<0229"}) {
      PartialDate date = CenturyRule.birth(text, Specimens.DAY).orElseThrow();
      assertEquals(text, CenturyRule.text(date));
      assertEquals(Optional.empty(), date.complete());
      assertEquals(Optional.empty(), CenturyRule.expiry(text, Specimens.DAY));
    }
    assertEquals(
        OptionalInt.of(1926), CenturyRule.birth("2612<<", Specimens.DAY).orElseThrow().year());
    assertEquals(
        OptionalInt.of(2026), CenturyRule.birth("26<<<<", Specimens.DAY).orElseThrow().year());
  }

  @Test
  void aDateThatNoCalendarHasIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PartialDate(OptionalInt.of(2023), OptionalInt.of(2), OptionalInt.of(29)));
  }
}
