package org.exeat.lane;

import org.exeat.documents.mrz.MrzReading;
import org.exeat.domain.TravelDocument;

/** The fields of a zone that may be relied on. */
final class ZoneFields {
  private ZoneFields() {}

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
