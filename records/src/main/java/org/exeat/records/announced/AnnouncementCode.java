package org.exeat.records.announced;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a traveller gets for an announcement, and shows at the lane: 16 characters of Crockford's
 * base 32, written in groups of four. 75 bits are random, the last character is five bits of the
 * SHA-256 of those before it, so that all but one in 32 slips of the pen are told from codes that
 * nobody has. Its {@code toString} shows nothing of it.
 *
 * @param text without hyphens, capital letters
 */
public record AnnouncementCode(String text) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[" + DIGITS + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public AnnouncementCode {
    if (!FORM.matcher(text).matches()
        || text.charAt(LENGTH - 1) != check(text.substring(0, LENGTH - 1))) {
      throw new IllegalArgumentException(
          "this is no code of an announcement: it has "
              + LENGTH
              + " letters and digits, and one of them is not as it was given out");
    }
  }

  /** A new one. */
  static AnnouncementCode random() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < LENGTH; i++) {
      text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return new AnnouncementCode(text.append(check(text.toString())).toString());
  }

  /**
   * Reads one as people write it: in small letters, with spaces and hyphens, O for 0 and I or L for
   * 1.
   *
   * @throws IllegalArgumentException where it is none; the message shows nothing of it
   */
  public static AnnouncementCode parse(String written) {
    return new AnnouncementCode(
        written
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1'));
  }

  /** As it is given out. */
  public String written() {
    return text.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }

  private static char check(String random) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(random.getBytes(US_ASCII));
      return DIGITS.charAt(hash[0] & 31);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "AnnouncementCode[withheld]";
  }
}
