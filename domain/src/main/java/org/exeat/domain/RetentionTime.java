package org.exeat.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long something is kept, as laws say it: hours, days, years, or several of them. Days and
 * years are the calendar's, in UTC.
 *
 * @param hours 1 to 100,000
 * @param days 1 to 100,000
 * @param years 1 to 100
 */
public record RetentionTime(
    Optional<Integer> hours, Optional<Integer> days, Optional<Integer> years) {
  public RetentionTime {
    check("hours", hours, 100_000);
    check("days", days, 100_000);
    check("years", years, 100);
    if (hours.isEmpty() && days.isEmpty() && years.isEmpty()) {
      throw new IllegalArgumentException(
          "hours, days or years must say how long; what is gone at closing needs no rule");
    }
  }

  private static void check(String key, Optional<Integer> number, int most) {
    if (number.filter(n -> n < 1 || n > most).isPresent()) {
      throw new IllegalArgumentException(key + " must be 1 to " + most);
    }
  }

  /** When it ends. */
  public Instant after(Instant start) {
    return start
        .atOffset(ZoneOffset.UTC)
        .plusYears(years.orElse(0))
        .plusDays(days.orElse(0))
        .plusHours(hours.orElse(0))
        .toInstant();
  }

  /** In words. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    years.ifPresent(n -> words.add(n + (n == 1 ? " year" : " years")));
    days.ifPresent(n -> words.add(n + (n == 1 ? " day" : " days")));
    hours.ifPresent(n -> words.add(n + (n == 1 ? " hour" : " hours")));
    return String.join(" and ", words);
  }
}
