package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date of birth of which parts may be unknown, Doc 9303 part 3, 4.8: the places of what is
 * unknown hold fillers. Shows nothing in its {@code toString}.
 *
 * @param year empty where unknown, otherwise with its century
 * @param month 1 to 12, or unknown
 * @param day 1 to the month's last, or unknown
 */
public record PartialDate(OptionalInt year, OptionalInt month, OptionalInt day) {
  public PartialDate {
    if (!possible(year, month, day)) {
      throw new IllegalArgumentException("a date has months 1 to 12 and days that the month has");
    }
  }

  /** A date that is wholly known. */
  public static PartialDate of(LocalDate date) {
    return new PartialDate(
        OptionalInt.of(date.getYear()),
        OptionalInt.of(date.getMonthValue()),
        OptionalInt.of(date.getDayOfMonth()));
  }

  /** A date of which nothing is known. */
  public static PartialDate unknown() {
    return new PartialDate(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** The date where all of it is known. */
  public Optional<LocalDate> complete() {
    if (year.isPresent() && month.isPresent() && day.isPresent()) {
      return Optional.of(LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt()));
    }
    return Optional.empty();
  }

  /** The first day that it may be, where the year is known. */
  Optional<LocalDate> earliest() {
    if (year.isEmpty()) {
      return Optional.empty();
    }
    int m = month.orElse(1);
    int d = day.orElse(1);
    // An unknown month has the day that is known: January has them all.
    return Optional.of(LocalDate.of(year.getAsInt(), m, d));
  }

  static boolean possible(OptionalInt year, OptionalInt month, OptionalInt day) {
    if (year.isPresent() && (year.getAsInt() < 1 || year.getAsInt() > 9999)) {
      return false;
    }
    if (month.isPresent() && (month.getAsInt() < 1 || month.getAsInt() > 12)) {
      return false;
    }
    if (day.isEmpty()) {
      return true;
    }
    int days =
        month.isEmpty()
            ? 31
            : Month.of(month.getAsInt()).length(year.isEmpty() || Year.isLeap(year.getAsInt()));
    return day.getAsInt() >= 1 && day.getAsInt() <= days;
  }

  @Override
  public String toString() {
    return "PartialDate[withheld]";
  }
}
