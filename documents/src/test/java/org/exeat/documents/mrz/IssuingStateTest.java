package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.WorldRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingStateTest {
  @ParameterizedTest
  @CsvSource({
    "D<<, DE, Germany",
    "D, DE, Germany",
    "FRA, FR, France",
    "NLD, NL, Netherlands",
    "GBR, GB, United Kingdom",
    "GBD, GB, British Overseas Territories Citizen",
    "RKS, KS, Republic of Kosovo",
    "UNO, UN, United Nations Organization",
    "EUE, EU, European Union",
    "XOM, XO, Sovereign Military Order of Malta",
    "XXB, XX, Refugee (1951 Convention)",
    "UTO, UT, Utopia",
  })
  void codes(String mrz, String country, String name) {
    IssuingState state = IssuingState.ofMrzCode(mrz).orElseThrow();
    assertEquals(country, state.countryCode());
    assertEquals(name, state.name());
    assertEquals(mrz.equals("UTO"), state.specimen());
  }

  @ParameterizedTest
  @CsvSource({
    "D, EUROPE",
    "RKS, EUROPE",
    "MEX, AMERICAS",
    "NGA, AFRICA",
    "PHL, ASIA",
    "WSM, OCEANIA",
    "GBN, EUROPE",
    "XXA, NO_STATE",
    "UNO, NO_STATE",
    "UTO, NO_STATE"
  })
  void aStateIsInARegion(String mrz, WorldRegion region) {
    assertEquals(region, IssuingState.ofMrzCode(mrz).orElseThrow().region());
  }

  /** All of ISO 3166-1 is somewhere. */
  @Test
  void noStateIsForgotten() {
    for (String two : Locale.getISOCountries()) {
      String three = Locale.of("", two).getISO3Country();
      IssuingState.ofMrzCode(three)
          .ifPresent(s -> assertNotEquals(WorldRegion.NO_STATE, s.region(), three));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEU", "QQQ", "", "<<<", "<D<", "DE", "fra", "FRAN", "UT0"})
  void otherCodesAreUnknown(String mrz) {
    assertEquals(Optional.empty(), IssuingState.ofMrzCode(mrz));
  }

  @Test
  void onlyUtopiaIsASpecimen() {
    for (String special :
        List.of(
            "D", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "EUE", "UNO", "UNA", "UNK", "XBA", "XIM",
            "XCC", "XCE", "XCO", "XEC", "XPO", "XES", "XMP", "XOM", "XDC", "XXA", "XXB", "XXC",
            "XXX")) {
      assertFalse(IssuingState.ofMrzCode(special).orElseThrow().specimen(), special);
    }
  }
}
