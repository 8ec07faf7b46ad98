package org.exeat.records.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as entries have them, {@code 2026-03-20T08:00:00.000Z}: always 24 characters, which a
 * formatter of the JDK would not hold others to.
 */
final class EntryTime {
  private static final String FORM = "0000-00-00T00:00:00.000Z";

  /** Characters of each. */
  static final int LENGTH = FORM.length();

  private EntryTime() {}

  static String write(Instant time) {
    LocalDateTime t = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    char[] text = FORM.toCharArray();
    if (t.getYear() < 0 || t.getYear() > 9999) {
      throw new IllegalArgumentException("an entry has a time of the years 0 to 9999");
    }
    digits(text, 0, 4, t.getYear());
    digits(text, 5, 2, t.getMonthValue());
    digits(text, 8, 2, t.getDayOfMonth());
    digits(text, 11, 2, t.getHour());
    digits(text, 14, 2, t.getMinute());
    digits(text, 17, 2, t.getSecond());
    digits(text, 20, 3, t.getNano() / 1_000_000);
    return new String(text);
  }

  private static void digits(char[] text, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException where it is no such time
   */
  static Instant read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1); // what is not in it becomes a ?
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an entry's time is written as " + FORM);
    }
    return read(bytes, 0);
  }

  /** The same from within a line, however it goes on. */
  static Instant read(byte[] text, int from) {
    if (text.length - from < LENGTH) {
      throw new IllegalArgumentException("an entry's time is written as " + FORM);
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = (char) text[from + i];
      if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
        throw new IllegalArgumentException("an entry's time is written as " + FORM);
      }
    }
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new IllegalArgumentException("no day has such a time");
    }
    try {
      long day =
          LocalDate.of(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2))
              .toEpochDay();
      return Instant.ofEpochMilli(
          ((day * 24 + hour) * 60 + minute) * 60_000 + second * 1000L + number(text, from + 20, 3));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no month has such a day", e);
    }
  }

  private static int number(byte[] text, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      number = 10 * number + text[i] - '0';
    }
    return number;
  }
}
