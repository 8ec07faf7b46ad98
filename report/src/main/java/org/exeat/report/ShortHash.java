package org.exeat.report;

/** A hash that shows its beginning, and the whole of it to whoever opens it. */
final class ShortHash {
  private static final int SHOWN = 12;

  private ShortHash() {}

  static void write(Html to, String hash) {
    if (hash.isBlank()) {
      return;
    }
    if (hash.codePointCount(0, hash.length()) <= SHOWN) {
      to.element("code", hash, "class", "hash", "dir", "ltr");
      return;
    }
    to.open("details", "class", "hash");
    String beginning = hash.substring(0, hash.offsetByCodePoints(0, SHOWN));
    to.open("summary").element("code", beginning + "…", "dir", "ltr").close();
    to.element("code", hash, "class", "whole", "dir", "ltr").close();
  }
}
