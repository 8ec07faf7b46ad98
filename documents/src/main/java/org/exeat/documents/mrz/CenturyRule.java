package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which century a printed year belongs to. Doc 9303 prints two digits (part 3, 4.8) and leaves the
 * century to the reader, so the rule is ours:
 *
 * <ul>
 *   <li>a date of birth is the latest possible one that does not lie after the given day. Nobody is
 *       born in the future; a holder of more than a hundred years is read a century too young,
 *       which two digits cannot tell;
 *   <li>a date of expiry lies from 50 years before to 49 years after the given day's year. No
 *       document is valid for 50 years, and one that ran out so long ago is read as valid by no
 *       wider window.
 * </ul>
 */
final class CenturyRule {
  /** Years before the given day's year that a date of expiry may lie in. */
  static final int EXPIRY_YEARS_BACK = 50;

  private CenturyRule() {}

  /**
   * A date of birth.
   *
   * @param text six characters, digits or fillers
   * @param day the day of reading
   * @return empty where there is no such date
   */
  static Optional<PartialDate> birth(String text, LocalDate day) {
    Optional<OptionalInt> year = part(text.substring(0, 2));
    Optional<OptionalInt> month = part(text.substring(2, 4));
    Optional<OptionalInt> dayOfMonth = part(text.substring(4, 6));
    if (year.isEmpty() || month.isEmpty() || dayOfMonth.isEmpty()) {
      return Optional.empty();
    }
    if (year.get().isEmpty()) {
      return date(year.get(), month.get(), dayOfMonth.get());
    }
    int century = Math.floorDiv(day.getYear(), 100) * 100;
    for (int years = 0; years <= 100; years += 100) {
      OptionalInt full = OptionalInt.of(century - years + year.get().getAsInt());
      Optional<PartialDate> date = date(full, month.get(), dayOfMonth.get());
      if (date.flatMap(PartialDate::earliest).filter(d -> !d.isAfter(day)).isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /**
   * A date of expiry, which is always whole.
   *
   * @param text six digits
   * @param day the day of reading
   * @return empty where there is no such date
   */
  static Optional<LocalDate> expiry(String text, LocalDate day) {
    Optional<OptionalInt> year = part(text.substring(0, 2)).filter(OptionalInt::isPresent);
    Optional<OptionalInt> month = part(text.substring(2, 4));
    Optional<OptionalInt> dayOfMonth = part(text.substring(4, 6));
    if (year.isEmpty() || month.isEmpty() || dayOfMonth.isEmpty()) {
      return Optional.empty();
    }
    int first = day.getYear() - EXPIRY_YEARS_BACK;
    int full = first + Math.floorMod(year.get().getAsInt() - first, 100);
    return date(OptionalInt.of(full), month.get(), dayOfMonth.get()).flatMap(PartialDate::complete);
  }

  /** As it is printed. */
  static String text(PartialDate date) {
    return two(date.year()) + two(date.month()) + two(date.day());
  }

  private static Optional<PartialDate> date(OptionalInt y, OptionalInt m, OptionalInt d) {
    return PartialDate.possible(y, m, d) ? Optional.of(new PartialDate(y, m, d)) : Optional.empty();
  }

  private static String two(OptionalInt part) {
    if (part.isEmpty()) {
      return "<<";
    }
    int value = part.getAsInt() % 100;
    return "" + (char) ('0' + value / 10) + (char) ('0' + value % 10);
  }

  /** Two digits, or two fillers; anything else is no part of a date. */
  private static Optional<OptionalInt> part(String text) {
    if (text.equals("<<")) {
      return Optional.of(OptionalInt.empty());
    }
    if (!Alphabet.DIGIT.allows(text.charAt(0)) || !Alphabet.DIGIT.allows(text.charAt(1))) {
      return Optional.empty();
    }
    return Optional.of(OptionalInt.of((text.charAt(0) - '0') * 10 + text.charAt(1) - '0'));
  }
}
