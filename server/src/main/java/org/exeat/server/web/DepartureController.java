package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.exeat.documents.mrz.MrzFault;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.server.traveller.DepartureDesk;
import org.exeat.server.traveller.TravellerDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Departures that travellers announce, and take back. Nobody can ask what was announced. */
@RestController
@RequestMapping("/api/v1/departures")
class DepartureController {
  private final TravellerDesk desk;

  DepartureController(TravellerDesk desk) {
    this.desk = desk;
  }

  /** The lines of a zone as they were typed; its {@code toString} shows nothing of them. */
  record Zone(List<String> lines) {
    Zone {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return "Zone[withheld]";
    }
  }

  /**
   * What is wrong with a zone.
   *
   * @param usable whether it may be announced
   * @param faults in reading order; empty too where the document is a visa or says no date of
   *     expiry
   */
  record Reading(boolean usable, List<Fault> faults) {
    @Override
    public String toString() {
      return "Reading[withheld]";
    }
  }

  /**
   * One thing that is wrong; its {@code toString} shows nothing of it.
   *
   * @param line counted from 1
   * @param position counted from 1
   * @param length characters that it concerns, at least 1
   * @param expected the check digit that fits what was typed; else empty
   * @param suggestions what may be mistyped
   */
  record Fault(
      String kind,
      String field,
      int line,
      int position,
      int length,
      String expected,
      List<Suggestion> suggestions) {
    static Fault of(MrzFault f) {
      return new Fault(
          f.kind().name().toLowerCase(Locale.ROOT),
          f.field().name().toLowerCase(Locale.ROOT),
          f.line(),
          f.position(),
          Math.max(1, f.found().length()),
          f.kind() == MrzFault.Kind.WRONG_CHECK_DIGIT ? f.expected() : "",
          f.suggestions().stream()
              .map(s -> new Suggestion(s.line(), s.position(), String.valueOf(s.replacement())))
              .toList());
    }

    @Override
    public String toString() {
      return "Fault[withheld]";
    }
  }

  /** A character that is easily mistaken for the one that was typed. */
  record Suggestion(int line, int position, String replacement) {
    @Override
    public String toString() {
      return "Suggestion[withheld]";
    }
  }

  /** Reads a zone for whoever types it; it is not kept. */
  @PostMapping("/zones")
  Reading read(@RequestBody Zone zone) {
    MrzReading reading = departures().read(zone.lines());
    return new Reading(
        DepartureDesk.document(reading).isPresent(),
        reading.faults().stream().map(Fault::of).toList());
  }

  /** What is announced; its {@code toString} shows nothing of it. */
  record Announcement(LocalDate day, List<Zone> documents) {
    Announcement {
      requireNonNull(day);
      documents = List.copyOf(documents);
    }

    @Override
    public String toString() {
      return "Announcement[withheld]";
    }
  }

  /**
   * What the travellers take away; its {@code toString} shows nothing of it.
   *
   * @param code as it is given out, which nobody can ask for again
   * @param picture the same as a QR code, an SVG document
   */
  record Announced(String code, String picture, LocalDate day, int documents) {
    @Override
    public String toString() {
      return "Announced[withheld]";
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Announced announce(@RequestBody Announcement a) throws IOException {
    String code =
        departures().announce(a.day(), a.documents().stream().map(Zone::lines).toList()).written();
    return new Announced(code, desk.codes().svg(code), a.day(), a.documents().size());
  }

  /** A code as it was given out; its {@code toString} shows nothing of it. */
  record Code(String code) {
    Code {
      requireNonNull(code);
    }

    @Override
    public String toString() {
      return "Code[withheld]";
    }
  }

  @PostMapping("/withdrawals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@RequestBody Code code) throws IOException {
    if (!departures().withdraw(code.code())) {
      throw new Problem(
          HttpStatus.NOT_FOUND,
          "no such code",
          "No departure is announced by this code; it may be gone.");
    }
  }

  private DepartureDesk departures() {
    return desk.departures()
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND,
                "no announcements",
                "Departures cannot be announced at this port."));
  }
}
