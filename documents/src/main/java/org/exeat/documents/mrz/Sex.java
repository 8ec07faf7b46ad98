package org.exeat.documents.mrz;

/** Sex as the document states it, Doc 9303 part 3: the zone has no X, it has the filler. */
public enum Sex {
  FEMALE('F'),
  MALE('M'),
  UNSPECIFIED(Fillers.FILLER);

  private final char code;

  Sex(char code) {
    this.code = code;
  }

  /** As it is printed in the zone. */
  public char code() {
    return code;
  }

  /** Of a character that {@link Alphabet#SEX} allows. */
  static Sex of(char code) {
    return switch (code) {
      case 'F' -> FEMALE;
      case 'M' -> MALE;
      case Fillers.FILLER -> UNSPECIFIED;
      default -> throw new IllegalArgumentException("sex is M, F or <");
    };
  }
}
