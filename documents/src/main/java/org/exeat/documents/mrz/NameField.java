package org.exeat.documents.mrz;

/**
 * Writes a name into its field, cutting it where it is too long by the rules of Doc 9303 part 4,
 * 4.2.3: where both identifiers do not fit, the primary one keeps all but three characters' room,
 * so that two fillers and the beginning of the secondary one follow; the last character is a
 * letter, which tells the reader that something may be missing.
 */
final class NameField {
  private NameField() {}

  static String write(MrzName name, int length) {
    if (name.joined().length() <= length) {
      return Fillers.pad(name.joined(), length);
    }
    if (name.secondary().isEmpty()) {
      return Fillers.pad(cut(name.primary(), length), length);
    }
    String primary = cut(name.primary(), length - 3);
    String secondary = cut(name.secondary(), length - primary.length() - 2);
    return Fillers.pad(primary + "<<" + secondary, length);
  }

  /**
   * The beginning of an identifier, of at most that length, ending with a letter. Where the cut
   * falls on a filler, the component before it loses its last letter, so that the next one's first
   * letter moves into the last place.
   */
  static String cut(String identifier, int length) {
    StringBuilder rest = new StringBuilder(identifier);
    while (rest.length() > length && rest.charAt(length - 1) == Fillers.FILLER) {
      int end = lastOfLongComponent(rest, length - 1);
      if (end < 0) {
        break;
      }
      rest.deleteCharAt(end);
    }
    if (rest.length() > length) {
      rest.setLength(length);
    }
    return Fillers.strip(rest.toString());
  }

  /** The last letter, before a place, of a component of at least two; -1 where there is none. */
  private static int lastOfLongComponent(CharSequence name, int before) {
    for (int i = before - 1; i > 0; i--) {
      if (name.charAt(i) != Fillers.FILLER
          && name.charAt(i - 1) != Fillers.FILLER
          && name.charAt(i + 1) == Fillers.FILLER) {
        return i;
      }
    }
    return -1;
  }
}
