package org.exeat.documents.mrz;

import java.util.List;
import java.util.Optional;

/**
 * The rest of a document number that is longer than its field (Doc 9303 parts 5 and 6, 4.2.2): the
 * first nine characters fill the field, a filler stands at the check digit's place, and the
 * optional data begin with the rest, its check digit and a filler. The check digit covers the whole
 * number without that filler; the composite one covers everything as it is printed. The Belgian
 * identity card numbers its twelve digits so.
 *
 * @param rest what follows the first nine characters; empty is against the rule
 * @param check the printed check digit
 * @param ended whether a filler follows it, as the rule wants
 * @param remainder the optional data after that filler, without fillers at its end
 */
record Overflow(String rest, char check, boolean ended, String remainder) {

  /** Of lines that have the layout's lengths; empty where the number fits its field. */
  static Optional<Overflow> in(MrzLayout layout, List<String> lines) {
    if (!layout.mayOverflow()
        || !layout.text(MrzField.DOCUMENT_NUMBER_CHECK, lines).equals("<")
        || layout.text(MrzField.DOCUMENT_NUMBER, lines).endsWith("<")) {
      return Optional.empty();
    }
    String optional = layout.text(MrzField.OPTIONAL_DATA, lines);
    int filler = optional.indexOf(Fillers.FILLER);
    int end = filler < 0 ? optional.length() : filler;
    if (end == 0) {
      return Optional.empty();
    }
    String remainder = filler < 0 ? "" : Fillers.strip(optional.substring(filler + 1));
    return Optional.of(
        new Overflow(
            optional.substring(0, end - 1), optional.charAt(end - 1), filler >= 0, remainder));
  }

  @Override
  public String toString() {
    return "Overflow[withheld]";
  }
}
