package org.exeat.server.traveller;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.CrossingId;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.CrossingBook;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.server.board.LaneBoard;

/**
 * Where travellers announce that they leave, take it back, and show the code. It tells nobody what
 * was announced. Thread-safe.
 */
public final class DepartureDesk {
  /** Documents of one announcement, at most. */
  public static final int MOST_DOCUMENTS = ModeProfile.MOST;

  private final CrossingBook book;
  private final AnnouncedDepartures departures;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * Makes one.
   *
   * @param book hears that something is announced or gone
   * @param departures where they wait
   * @param zone of the port, which decides what day it is there
   */
  public DepartureDesk(
      CrossingBook book, AnnouncedDepartures departures, ZoneId zone, InstantSource clock) {
    this.book = book;
    this.departures = departures;
    this.zone = zone;
    this.clock = clock;
  }

  /** The day that it is at the port. */
  public LocalDate firstDay() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /** The last day for which a departure can be announced now. */
  public LocalDate lastDay() {
    Instant now = clock.instant();
    return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(AnnouncedDepartures.MOST_AHEAD);
  }

  /**
   * What a machine readable zone says, and all that is wrong with it.
   *
   * @param lines as they are printed
   */
  public MrzReading read(List<String> lines) {
    return MrzReader.read(lines, firstDay());
  }

  /**
   * The document of a zone, where nothing is wrong with it and it says all that an announcement
   * takes: visas do not, nor do cards without a date of expiry.
   */
  public static Optional<TravelDocument> document(MrzReading reading) {
    return reading instanceof MrzReading.Sound sound
        ? sound.mrz().travelDocument()
        : Optional.empty();
  }

  /**
   * Announces that the holders of documents leave together.
   *
   * @param zones lines of each document's zone
   * @return the code that they show at the lane, which is kept nowhere
   * @throws IllegalArgumentException where a zone is faulty or the same as another one, or the day
   *     cannot be announced; the message shows nothing of what was given
   */
  public AnnouncementCode announce(LocalDate day, List<List<String>> zones) throws IOException {
    if (zones.size() > MOST_DOCUMENTS) {
      throw new IllegalArgumentException(
          "a departure is announced of " + MOST_DOCUMENTS + " documents at most");
    }
    List<TravelDocument> documents = new ArrayList<>();
    for (List<String> lines : zones) {
      documents.add(
          document(read(lines))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "the zone of document "
                          + (documents.size() + 1)
                          + " is faulty, or leaves something open")));
    }
    return book.announce(departures, new AnnouncedDeparture(day, documents));
  }

  /**
   * Takes an announcement back.
   *
   * @param code as travellers write it
   * @return whether anything was announced by it
   */
  public boolean withdraw(String code) throws IOException {
    Optional<AnnouncementCode> parsed = parse(code);
    return parsed.isPresent() && book.withdraw(departures, parsed.get());
  }

  /**
   * Travellers at a line show their code.
   *
   * @param board of the lane
   * @param code as it is written
   * @return how many people were announced by it
   * @throws IllegalArgumentException where nobody is, or not for now
   */
  public int shown(LaneBoard board, CrossingId crossing, String code) throws IOException {
    return board.announced(
        crossing,
        departures,
        parse(code)
            .orElseThrow(() -> new IllegalArgumentException("nobody was given such a code")));
  }

  private static Optional<AnnouncementCode> parse(String code) {
    try {
      return Optional.of(AnnouncementCode.parse(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // nobody was given such a one
    }
  }
}
