package org.exeat.lane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.domain.TravelDocument;

/** The fields of a zone that may be relied on. */
public final class ZoneFields {
  /** Larger than any zone with its white space. */
  private static final long MOST = 4096;

  private ZoneFields() {}

  /**
   * The fields of a zone that lies in a file as it is printed.
   *
   * @param day that the centuries of its dates are reckoned from
   * @throws InvalidInputException where the file holds no zone, or a faulty one
   */
  public static TravelDocument read(Path file, LocalDate day)
      throws InvalidInputException, IOException {
    if (Files.size(file) > MOST) {
      throw new InvalidInputException(
          file.getFileName() + " is larger than any machine readable zone");
    }
    return of(
        file.getFileName() + ": the machine readable zone",
        MrzReader.read(Files.readString(file, StandardCharsets.ISO_8859_1), day));
  }

  /**
   * The fields.
   *
   * @param what names the zone in messages
   * @throws InvalidInputException where the zone is faulty or lacks what a crossing needs; the
   *     message shows nothing of what it says
   */
  static TravelDocument of(String what, MrzReading reading) throws InvalidInputException {
    return switch (reading) {
      case MrzReading.Sound sound ->
          sound
              .mrz()
              .travelDocument()
              .orElseThrow(() ->
                  new InvalidInputException(
                      what
                          + " is that of a visa, or leaves the date of birth or of expiry open: an officer looks"));
      case MrzReading.Faulty faulty -> throw faulty(what, reading);
      case MrzReading.Unreadable unreadable -> throw faulty(what, reading);
    };
  }

  private static InvalidInputException faulty(String what, MrzReading reading) {
    int more = reading.faults().size() - 1;
    return new InvalidInputException(
        what
            + " is faulty: "
            + reading.faults().getFirst().message()
            + (more == 0 ? "" : ", and " + more + " more"));
  }
}
