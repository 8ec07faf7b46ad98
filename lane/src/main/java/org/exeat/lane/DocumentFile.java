package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.domain.TravelDocument;
import org.jspecify.annotations.Nullable;

/**
 * {@code document.yaml}: what was read from one presented travel document.
 *
 * <pre>
 * document_code: P             # Doc 9303: P, ID, V …; optional
 * issuing_state: UTO           # three-letter code
 * document_number: L898902C3
 * surname: ERIKSSON
 * given_names: ANNA MARIA      # optional
 * date_of_birth: 1974-08-12
 * date_of_expiry: 2030-04-15
 * portrait: portrait.png       # optional; the only picture beside this file where absent
 * opted_out: false             # optional; the holder chose an officer
 * </pre>
 *
 * Instead of the fields from {@code document_code} to {@code date_of_expiry}, {@code mrz} may give
 * the lines of the machine readable zone, which are then checked. Beside the files of a chip only
 * {@code opted_out} counts.
 *
 * @param portrait file name beside this file
 */
record DocumentFile(
    @Nullable String documentCode,
    @Nullable String issuingState,
    @Nullable String documentNumber,
    @Nullable String surname,
    @Nullable String givenNames,
    @Nullable LocalDate dateOfBirth,
    @Nullable LocalDate dateOfExpiry,
    @Nullable List<String> mrz,
    @Nullable String portrait,
    boolean optedOut) {

  static DocumentFile read(Path file) throws InvalidInputException, IOException {
    return InputFile.read(file, "document.yaml", DocumentFile.class);
  }

  /**
   * The document's fields.
   *
   * @param day that the centuries of a zone's dates are reckoned from
   */
  TravelDocument document(LocalDate day) throws InvalidInputException {
    if (mrz != null) {
      return ofZone(mrz, day);
    }
    if (issuingState == null || !issuingState.matches("[A-Z]{1,3}")) {
      throw missing("issuing_state", "one to three capital letters");
    }
    if (documentNumber == null || !documentNumber.matches("[A-Z0-9<]{1,20}")) {
      throw missing("document_number", "1 to 20 capital letters and digits");
    }
    if (surname == null || surname.isBlank()) {
      throw missing("surname", "some text");
    }
    if (dateOfBirth == null) {
      throw missing("date_of_birth", "a day such as 1974-08-12");
    }
    if (dateOfExpiry == null) {
      throw missing("date_of_expiry", "a day such as 2030-04-15");
    }
    return new TravelDocument(
        documentCode == null ? "P" : documentCode,
        issuingState,
        documentNumber.replace("<", ""),
        surname,
        givenNames == null ? "" : givenNames,
        dateOfBirth,
        dateOfExpiry);
  }

  private TravelDocument ofZone(List<String> lines, LocalDate day) throws InvalidInputException {
    if (documentNumber != null || surname != null || dateOfBirth != null || dateOfExpiry != null) {
      throw new InvalidInputException(
          "document.yaml: 'mrz' stands instead of the single fields, not beside them");
    }
    return ZoneFields.of("document.yaml: the machine readable zone", MrzReader.read(lines, day));
  }

  @Override
  public String toString() {
    return "DocumentFile[withheld]";
  }

  private static InvalidInputException missing(String key, String form) {
    return new InvalidInputException("document.yaml: '" + key + "' must be there and be " + form);
  }
}
