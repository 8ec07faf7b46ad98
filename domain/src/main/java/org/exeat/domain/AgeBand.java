package org.exeat.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old somebody is, coarsely. */
public enum AgeBand {
  UNDER_18(0),
  FROM_18(18),
  FROM_30(30),
  FROM_45(45),
  FROM_60(60);

  private final int least;

  AgeBand(int least) {
    this.least = least;
  }

  /**
   * Of somebody on a day.
   *
   * @param birth not after that day; what is after it counts as that day
   */
  public static AgeBand of(LocalDate birth, LocalDate on) {
    long years = Math.max(0, ChronoUnit.YEARS.between(birth, on));
    AgeBand band = UNDER_18;
    for (AgeBand b : values()) {
      if (years >= b.least) {
        band = b;
      }
    }
    return band;
  }
}
