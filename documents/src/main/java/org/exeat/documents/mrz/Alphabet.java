package org.exeat.documents.mrz;

/** Which characters a field allows. */
public enum Alphabet {
  LETTERS("A-Z or <", "ABCDEFGHIJKLMNOPQRSTUVWXYZ<"),
  DIGIT("0-9", "0123456789"),
  DIGIT_OR_FILLER("0-9 or <", "0123456789<"),
  ANY("A-Z, 0-9 or <", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"),
  SEX("M, F or <", "MF<");

  private final String words;
  private final String characters;

  Alphabet(String words, String characters) {
    this.words = words;
    this.characters = characters;
  }

  public boolean allows(char c) {
    return characters.indexOf(c) >= 0;
  }

  /** As an officer reads it. */
  public String words() {
    return words;
  }

  /** Every allowed character. */
  String characters() {
    return characters;
  }
}
