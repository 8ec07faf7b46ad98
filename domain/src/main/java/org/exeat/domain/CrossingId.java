package org.exeat.domain;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What a crossing is called by: a UUID of version 7 (RFC 9562, 5.7), which is when it was opened
 * and a random number, so that no two lanes call two by one name and one that comes again is known
 * by its age. It says nothing of who crosses.
 *
 * @param value of version 7
 */
public record CrossingId(UUID value) {
  /** Checks the version. */
  public CrossingId {
    if (value.version() != 7 || value.variant() != 2) {
      throw new IllegalArgumentException("a crossing is called by a UUID of version 7");
    }
  }

  /**
   * A new name.
   *
   * @param opened UTC, taken to the millisecond, from 1970 on
   * @param random a cryptographic one, so that nobody can guess the name
   */
  public static CrossingId of(Instant opened, RandomGenerator random) {
    long millis = opened.toEpochMilli();
    if (millis < 0 || millis >= 1L << 48) {
      throw new IllegalArgumentException("no crossing was opened at " + opened);
    }
    return new CrossingId(
        new UUID(
            millis << 16 | 0x7000 | random.nextLong() & 0xfff, 1L << 63 | random.nextLong() >>> 2));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException where it is no such name
   */
  public static CrossingId parse(String text) {
    UUID value;
    try {
      value = UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a crossing is called by a UUID of version 7", e);
    }
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("a UUID has 36 characters, in small letters");
    }
    return new CrossingId(value);
  }

  /** When it was opened, by whoever named it. */
  public Instant opened() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
