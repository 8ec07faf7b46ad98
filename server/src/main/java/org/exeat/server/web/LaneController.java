package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.lane.PromptTexts;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneView;
import org.exeat.server.board.Port;
import org.exeat.server.board.SignView;
import org.exeat.server.operation.Metrics;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lanes as they are now. */
@RestController
@RequestMapping("/api/v1/lanes")
class LaneController {
  private final Port port;
  private final List<PromptTexts> languages;
  private final Sessions sessions;
  private final LiveEvents watching = new LiveEvents(200);

  /** Anybody may open one, so that there are not many. */
  private final LiveEvents signs = new LiveEvents(50);

  LaneController(Port port, List<PromptTexts> languages, Sessions sessions, Metrics metrics) {
    this.port = port;
    this.languages = languages;
    this.sessions = sessions;
    metrics.watchers("console", watching::open);
    metrics.watchers("sign", signs::open);
  }

  /**
   * A lane among others.
   *
   * @param handheld whether officers take its pictures
   */
  record Named(String lane, String port, String direction, Set<String> modes, boolean handheld) {}

  /** The lanes of this port. */
  @GetMapping
  List<Named> lanes() {
    return port.boards().stream()
        .map(b ->
            new Named(
                b.lane(),
                b.file().port(),
                word(b.direction()),
                b.file().modes().stream().map(LaneController::word).collect(Collectors.toSet()),
                port.handheldOf(b.lane()).isPresent()))
        .toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A lane as it is now. */
  @GetMapping("/{lane}")
  LaneView lane(@PathVariable String lane) {
    return board(lane).view();
  }

  /** A lane whenever it changes. */
  @GetMapping("/{lane}/events")
  SseEmitter events(
      @PathVariable String lane, @AuthenticationPrincipal Who who, HttpServletRequest request) {
    LaneBoard board = board(lane);
    return watching.of(board, "lane", board::view, sessions.watcher(who, request));
  }

  /** What stands on a lane's sign. */
  @GetMapping("/{lane}/sign")
  SignView sign(@PathVariable String lane) {
    return board(lane).sign(languages);
  }

  /** The same whenever it changes. */
  @GetMapping("/{lane}/sign/events")
  SseEmitter signEvents(@PathVariable String lane) {
    LaneBoard board = board(lane);
    return signs.of(board, "sign", () -> board.sign(languages), LiveEvents.Watcher.anybody());
  }

  /** A camera's picture of just now, by its version. */
  @GetMapping("/{lane}/cameras/{camera}/picture")
  ResponseEntity<byte[]> picture(
      @PathVariable String lane, @PathVariable String camera, @RequestParam long v) {
    return Pictures.jpeg(board(lane).camera(camera, v));
  }

  private LaneBoard board(String lane) {
    return port.lane(lane)
        .orElseThrow(
            () -> new Problem(HttpStatus.NOT_FOUND, "no such lane", "This port has no such lane."));
  }
}
