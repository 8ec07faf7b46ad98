package org.exeat.documents.mrz;

/**
 * Writes a name into its field, cutting it where it is too long by the rules of Doc 9303 part 4,
 * 4.2.3, which leaves the issuing state a choice of methods. Ours: components of the primary
 * identifier become initials, from the last on and never the first, until two fillers and the
 * beginning of the secondary identifier have room, and the secondary identifier is cut at the end
 * of the field. The last character is a letter, which tells the reader that something may be
 * missing.
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
    String primary = initials(name.primary(), length - 3);
    int room = length - primary.length() - 2;
    if (name.secondary().length() < room) {
      // Initials would leave the end of the field empty, as if nothing was cut.
      primary = cut(name.primary(), length - 2 - name.secondary().length());
      room = name.secondary().length();
    }
    String secondary = cut(name.secondary(), room);
    // Given names that are initials have no letter to spare for the last place: the surname has.
    while (secondary.length() < room && room < name.secondary().length() && primary.length() > 1) {
      primary = cut(primary, primary.length() - 1);
      room = length - primary.length() - 2;
      secondary = cut(name.secondary(), room);
    }
    return Fillers.pad(primary + "<<" + secondary, length);
  }

  /** An identifier of at most that length, with initials for its last components. */
  private static String initials(String identifier, int length) {
    String shorter = identifier;
    int end = identifier.length();
    while (shorter.length() > length) {
      int filler = identifier.lastIndexOf(Fillers.FILLER, end - 1);
      if (filler <= 0) {
        return cut(shorter, length);
      }
      // What follows this component are initials already.
      shorter = shorter.substring(0, filler + 2) + shorter.substring(end);
      end = filler;
    }
    return shorter;
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
