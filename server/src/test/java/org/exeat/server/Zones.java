package org.exeat.server;

import java.util.List;
import org.exeat.documents.mrz.CheckDigit;

/** Machine readable zones of documents that nobody has, of the state that there is not. */
final class Zones {
  private Zones() {}

  private static String padded(String text, int length) {
    return text + "<".repeat(length - text.length());
  }

  private static String checked(String field) {
    return field + CheckDigit.of(field);
  }

  /** A passport's, valid until 2032. */
  static List<String> passport(String number, String names) {
    String data =
        checked(padded(number, 9))
            + "UTO"
            + checked("800412")
            + "F"
            + checked("320415")
            + checked("<".repeat(14));
    String covered = data.substring(0, 10) + data.substring(13, 20) + data.substring(21, 43);
    return List.of(padded("P<UTO" + names, 44), data + CheckDigit.of(covered));
  }

  /** A card's, valid until 2032; a number of more than nine characters goes on behind. */
  static List<String> card(String number, String names) {
    String held =
        number.length() <= 9
            ? checked(padded(number, 9))
            : number.substring(0, 9) + "<" + number.substring(9) + CheckDigit.of(number) + "<";
    String first = padded("I<UTO" + held, 30);
    String second = checked("790228") + "M" + checked("320415") + "UTO" + "<".repeat(11);
    String covered =
        first.substring(5)
            + second.substring(0, 7)
            + second.substring(8, 15)
            + second.substring(18, 29);
    return List.of(first, second + CheckDigit.of(covered), padded(names, 30));
  }

  /** A larger card's, valid until 2032. */
  static List<String> largeCard(String number, String names) {
    String data =
        checked(padded(number, 9))
            + "UTO"
            + checked("800412")
            + "F"
            + checked("320415")
            + "<".repeat(7);
    String covered = data.substring(0, 10) + data.substring(13, 20) + data.substring(21, 35);
    return List.of(padded("I<UTO" + names, 36), data + CheckDigit.of(covered));
  }
}
