package org.exeat.report;

import java.util.Locale;

/**
 * How a document stands, or one thing about it. What is not known is a {@link #LOOK} and never
 * looks like something that speaks against the document.
 */
public enum Standing {
  /** In order. */
  GOOD("In order", Sign.TICK),
  /** Not known, or thin: an officer looks. Says nothing against the document. */
  LOOK("Needs a look", Sign.EXCLAMATION),
  /** Something was found that a genuine document does not have. */
  BAD("Speaks against the document", Sign.CROSS);

  private final String word;
  private final Sign sign;

  Standing(String word, Sign sign) {
    this.word = word;
    this.sign = sign;
  }

  /** The words that go with the sign. */
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
