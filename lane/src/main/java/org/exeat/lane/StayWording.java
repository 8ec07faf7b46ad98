package org.exeat.lane;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.Stay;
import org.exeat.domain.UnseenDepartures;

/** Stays in plain English. */
public final class StayWording {
  /** What no stay says. */
  public static final String REACH =
      "Paired is what was done by this document, and by others of the holder's that an officer saw and linked. Who"
          + " enters by one document and leaves by another that nobody linked, of another state for instance, has an"
          + " entry without an exit here, and an exit without an entry.";

  private StayWording() {}

  /** When and where, and who confirmed. */
  public static String of(HolderCrossing c) {
    return c.at().truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", "Z")
        + ", "
        + c.port()
        + switch (c.by()) {
          case BIOMETRIC -> ", confirmed by the face";
          case OFFICER -> ", confirmed by an officer";
          case ANNOUNCED -> ", announced only: nobody confirmed that it was the holder";
        }
        + c.until().map(u -> ", admitted until " + u).orElse("");
  }

  /** How long it was, in days of the calendar (UTC), those of entry and exit with them. */
  public static String length(Stay stay) {
    if (stay.entry().isEmpty() || stay.exit().isEmpty()) {
      return "-";
    }
    long days = 1 + ChronoUnit.DAYS.between(day(stay.entry().get()), day(stay.exit().get()));
    return days == 1 ? "1 day" : days + " days";
  }

  private static LocalDate day(HolderCrossing crossing) {
    return crossing.at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * What it means that no departure is on record.
   *
   * @param unseen departures through the port since
   */
  public static String noDeparture(HolderCrossing entry, UnseenDepartures unseen) {
    String how =
        unseen
            .interval()
            .map(i ->
                String.format(
                    Locale.ROOT,
                    "Of %d people who left through this port's lanes since, the departure of some %.0f %% (%.0f to %.0f) is"
                        + " not on record. Crossings at the exit that ended without being closed: %s, and those that"
                        + " a failure of the machine ended are not counted.",
                    unseen.people(),
                    100 * unseen.share().orElseThrow(),
                    100 * i.lower(),
                    100 * i.upper(),
                    unseen.abandoned() < PublishedCounts.LEAST
                        ? "fewer than " + PublishedCounts.LEAST
                        : unseen.abandoned()))
            .orElse(
                "How many departures through this port go unseen is not known: fewer than "
                    + UnseenDepartures.LEAST_PEOPLE
                    + " people have been counted there since.");
    return "No departure is on record after the entry of "
        + day(entry)
        + ". That does not say that the holder has not left. "
        + how
        + " How many leave by other ways nobody here knows.";
  }
}
