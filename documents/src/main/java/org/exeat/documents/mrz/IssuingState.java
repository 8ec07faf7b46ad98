package org.exeat.documents.mrz;

import java.util.Optional;

/** Stand-in until the table is merged. */
public record IssuingState(String mrzCode, String countryCode, String name) {
  /** By code. */
  public static Optional<IssuingState> ofMrzCode(String code) {
    String bare = code.replace("<", "");
    if (bare.equals("D")) {
      return Optional.of(new IssuingState("D", "DE", "Germany"));
    }
    if (bare.equals("UTO")) {
      return Optional.of(new IssuingState("UTO", "UT", "Utopia"));
    }
    for (String two : java.util.Locale.getISOCountries()) {
      if (java.util.Locale.of("", two).getISO3Country().equals(bare)) {
        return Optional.of(new IssuingState(bare, two, bare));
      }
    }
    return Optional.empty();
  }
}
