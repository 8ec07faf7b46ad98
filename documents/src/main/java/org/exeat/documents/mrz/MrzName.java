package org.exeat.documents.mrz;

/**
 * The holder's name as the zone holds it, Doc 9303 part 3, 4.6: letters, and single fillers for
 * spaces and hyphens; apostrophes and full stops are left out. A holder without a secondary
 * identifier has an empty one. Some states print a holder's only name as secondary identifier and
 * leave the primary one empty, and some print two fillers between given names: both are kept as
 * printed. Shows nothing in its {@code toString}.
 *
 * @param primary primary identifier (surname), {@code A-Z<}
 * @param secondary secondary identifier (given names), {@code A-Z<}
 * @param truncated whether the name fills its field to the last character, and so may have been cut
 *     (Doc 9303 part 4, 4.2.3)
 */
public record MrzName(String primary, String secondary, boolean truncated) {
  public MrzName {
    if (!primary.matches("[A-Z<]*") || !secondary.matches("[A-Z<]*")) {
      throw new IllegalArgumentException("a name in the zone has the letters A-Z and fillers");
    }
    if (primary.endsWith("<") || secondary.endsWith("<")) {
      throw new IllegalArgumentException("an identifier does not end with a filler");
    }
    if (primary.isEmpty() && secondary.isEmpty()) {
      throw new IllegalArgumentException("a holder has a name");
    }
  }

  /** A name that nothing was cut from. */
  public static MrzName of(String primary, String secondary) {
    return new MrzName(primary, secondary, false);
  }

  /** Of a field that holds both identifiers; it is not all fillers. */
  static MrzName parse(String field) {
    String name = Fillers.strip(field);
    int separator = name.indexOf("<<");
    boolean truncated = name.length() == field.length();
    return separator < 0
        ? new MrzName(name, "", truncated)
        : new MrzName(name.substring(0, separator), name.substring(separator + 2), truncated);
  }

  /** Both identifiers in one field, without fillers at its end. */
  String joined() {
    return secondary.isEmpty() ? primary : primary + "<<" + secondary;
  }

  /** The primary identifier in words; may be empty. */
  public String primaryWords() {
    return words(primary);
  }

  /** The secondary identifier in words; may be empty. */
  public String secondaryWords() {
    return words(secondary);
  }

  private static String words(String identifier) {
    return identifier.replaceAll("<+", " ").strip();
  }

  @Override
  public String toString() {
    return "MrzName[withheld]";
  }
}
