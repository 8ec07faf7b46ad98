package org.exeat.documents.chip;

import java.util.regex.Pattern;

/**
 * What opens a chip: read from the document's page, so that nobody reads a chip whose document he
 * does not hold (ICAO Doc 9303 part 11, 4.3 and 4.4). No {@code toString} shows any of it.
 */
public sealed interface AccessKey {

  /**
   * The three fields of the machine readable zone, without their check digits.
   *
   * @param documentNumber as in the zone, at least one character; fillers at its end do not matter;
   *     the long number of a TD1 zone in full
   * @param dateOfBirth {@code yyMMdd}, unknown parts as fillers, as in the zone
   * @param dateOfExpiry {@code yyMMdd}
   */
  record MrzKey(String documentNumber, String dateOfBirth, String dateOfExpiry)
      implements AccessKey {
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9<]{0,21}[A-Z0-9]<*");
    private static final Pattern DATE = Pattern.compile("[0-9<]{6}");

    public MrzKey {
      if (documentNumber.length() > 22 || !NUMBER.matcher(documentNumber).matches()) {
        throw new IllegalArgumentException(
            "the document number of an access key has 1 to 22 characters A to Z, 0 to 9 and <");
      }
      if (!DATE.matcher(dateOfBirth).matches() || !DATE.matcher(dateOfExpiry).matches()) {
        throw new IllegalArgumentException("the dates of an access key are six digits, yyMMdd");
      }
    }

    @Override
    public String toString() {
      return "MrzKey[withheld]";
    }
  }

  /**
   * The card access number printed on the page; only chips that speak PACE know one.
   *
   * @param digits 6 digits on most documents, 4 to 10 allowed
   */
  record Can(String digits) implements AccessKey {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,10}");

    public Can {
      if (!DIGITS.matcher(digits).matches()) {
        throw new IllegalArgumentException("a card access number has 4 to 10 digits");
      }
    }

    @Override
    public String toString() {
      return "Can[withheld]";
    }
  }
}
