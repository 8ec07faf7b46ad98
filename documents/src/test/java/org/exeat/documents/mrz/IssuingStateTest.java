package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
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
