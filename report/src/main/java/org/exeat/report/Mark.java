package org.exeat.report;

import java.util.Locale;

/** What a sign on the page says: always a shape and a word, never a colour alone. */
public enum Mark {
  /** Face and document belong together. */
  CONFIRMED("Confirmed", "M4 8.4l2.7 2.8L12 5.4", "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0z"),
  /** An officer looks. */
  REFERRED("Referred", "M8 4.4v4.4M8 11v1.3", "M8 0l8 8-8 8-8-8z");

  private final String word;
  private final String stroke;
  private final String ground;

  Mark(String word, String stroke, String ground) {
    this.word = word;
    this.stroke = stroke;
    this.ground = ground;
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
    to.open("svg", "class", "sign " + style(), "viewBox", "0 0 16 16", "aria-hidden", "true");
    to.open("path", "class", "ground", "d", ground).close();
    to.open("path", "class", "stroke", "d", stroke).close().close();
  }
}
