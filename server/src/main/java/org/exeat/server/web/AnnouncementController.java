package org.exeat.server.web;

import java.io.IOException;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.Port;
import org.exeat.server.traveller.DepartureDesk;
import org.exeat.server.traveller.TravellerDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Codes of announced departures, which travellers show at the line. */
@RestController
class AnnouncementController {
  private final Port port;
  private final TravellerDesk desk;

  AnnouncementController(Port port, TravellerDesk desk) {
    this.port = port;
    this.desk = desk;
  }

  /** How many people were announced. */
  record Expected(int people) {}

  @PostMapping("/api/v1/crossings/{id}/announcements")
  Expected shown(@PathVariable String id, @RequestBody DepartureController.Code code)
      throws IOException {
    DepartureDesk departures =
        desk.departures()
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no announcements",
                    "Departures cannot be announced at this port."));
    Optional<CrossingId> crossing = named(id);
    LaneBoard board =
        crossing
            .flatMap(port::of)
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.NOT_FOUND, "no such crossing", "No crossing of this name is open."));
    return new Expected(departures.shown(board, crossing.orElseThrow(), code.code()));
  }

  private static Optional<CrossingId> named(String id) {
    try {
      return Optional.of(CrossingId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
