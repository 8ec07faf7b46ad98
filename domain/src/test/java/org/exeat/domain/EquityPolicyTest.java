package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquityPolicyTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-20");

  @ParameterizedTest
  @CsvSource({
    "2026-03-20, UNDER_18",
    "2008-03-21, UNDER_18",
    "2008-03-20, FROM_18",
    "1996-03-21, FROM_18",
    "1996-03-20, FROM_30",
    "1981-03-20, FROM_45",
    "1966-03-20, FROM_60",
    "1900-01-01, FROM_60",
    "2030-01-01, UNDER_18"
  })
  void anAgeIsInABand(LocalDate birth, AgeBand band) {
    assertEquals(band, AgeBand.of(birth, DAY));
  }

  @Test
  void itIsOfItsDaysAndOfSomething() {
    EquityPolicy policy =
        new EquityPolicy("p", "no advice", true, false, "an act", DAY, Optional.of(DAY));
    assertEquals(true, policy.allows(DAY));
    assertEquals(false, policy.allows(DAY.minusDays(1)));
    assertEquals(false, policy.allows(DAY.plusDays(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EquityPolicy("p", "n", false, false, "an act", DAY, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EquityPolicy("p", "n", true, true, " ", DAY, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EquityPolicy("p", "n", true, true, "act", DAY, Optional.of(DAY.minusDays(1))));
  }
}
