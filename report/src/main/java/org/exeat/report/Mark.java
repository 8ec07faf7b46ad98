package org.exeat.report;

import java.util.Locale;

/** What a sign on the page says: always a shape and a word, never a colour alone. */
public enum Mark {
  /** Face and document belong together. */
  CONFIRMED("Confirmed", Sign.TICK),
  /** An officer looks. */
  REFERRED("Referred", Sign.EXCLAMATION);

  private final String word;
  private final Sign sign;

  Mark(String word, Sign sign) {
    this.word = word;
    this.sign = sign;
  }

  /** The word that goes with the sign. */
  public String word() {
    return word;
  }

  /** The style class. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Draws the sign; the word is the caller's to write. */
  void sign(Html to) {
    sign.write(to, style());
  }
}
