package org.exeat.documents.mrz;

/** The five sizes of a machine readable zone, ICAO Doc 9303 parts 4 to 7. */
public enum MrzFormat {
  /** Cards of credit card size, part 5. */
  TD1(3, 30, "ACI"),
  /** Larger cards, part 6. */
  TD2(2, 36, "ACI"),
  /** Passport booklets, part 4. */
  TD3(2, 44, "P"),
  /** Visas of passport page size, part 7. */
  MRV_A(2, 44, "V"),
  /** Smaller visas, part 7. */
  MRV_B(2, 36, "V");

  private final int lines;
  private final int lineLength;
  private final String codes;

  MrzFormat(int lines, int lineLength, String codes) {
    this.lines = lines;
    this.lineLength = lineLength;
    this.codes = codes;
  }

  /** How many lines. */
  public int lines() {
    return lines;
  }

  /** Characters of each. */
  public int lineLength() {
    return lineLength;
  }

  /** What the document code may begin with. */
  public String documentCodes() {
    return codes;
  }

  /** The layout that Doc 9303 gives this format. */
  public MrzLayout plain() {
    return switch (this) {
      case TD1 -> MrzLayout.TD1;
      case TD2 -> MrzLayout.TD2;
      case TD3 -> MrzLayout.TD3;
      case MRV_A -> MrzLayout.MRV_A;
      case MRV_B -> MrzLayout.MRV_B;
    };
  }
}
