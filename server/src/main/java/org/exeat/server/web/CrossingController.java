package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Prompt;
import org.exeat.lane.Traveller;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.server.board.ClosedView;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneView;
import org.exeat.server.board.Port;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Crossings that are open, and what officers do about them. */
@RestController
@RequestMapping("/api/v1")
class CrossingController {
  private final Port port;

  CrossingController(Port port) {
    this.port = port;
  }

  /** The referral queue of all lanes, oldest first. */
  @GetMapping("/crossings")
  List<LaneView.Crossing> toResolve() {
    return port.boards().stream()
        .flatMap(b -> b.view().pending().stream())
        .sorted(Comparator.comparing(LaneView.Crossing::opened))
        .toList();
  }

  /** One that is open. */
  @GetMapping("/crossings/{id}")
  LaneView.Crossing crossing(@PathVariable String id) {
    return view(board(id), id);
  }

  /** The picture of an occupant, while the crossing is open. */
  @GetMapping("/crossings/{id}/occupants/{number}/picture")
  ResponseEntity<byte[]> occupant(
      @PathVariable String id, @PathVariable int number, @RequestParam String v) {
    return Pictures.jpeg(board(id).occupant(CrossingId.parse(id), number, v));
  }

  /** The portrait out of a document, while the crossing is open. */
  @GetMapping("/crossings/{id}/documents/{number}/portrait")
  ResponseEntity<byte[]> portrait(@PathVariable String id, @PathVariable int number) {
    return Pictures.jpeg(board(id).portrait(CrossingId.parse(id), number));
  }

  /**
   * What an officer saw.
   *
   * @param document of the holder; or else
   * @param occupant without a document
   * @param ground in the officer's words
   */
  record Resolved(
      @Nullable Integer document, @Nullable Integer occupant, String resolution, String ground) {
    Resolved {
      requireNonNull(resolution);
      requireNonNull(ground);
    }
  }

  /** An officer has looked at somebody whom the machine referred. */
  @PostMapping("/crossings/{id}/resolutions")
  LaneView.Crossing resolve(
      @PathVariable String id, @RequestBody Resolved resolved, @AuthenticationPrincipal Who who)
      throws IOException {
    LaneBoard board = board(id);
    board.resolve(
        CrossingId.parse(id),
        new Traveller(
            Optional.ofNullable(resolved.document()), Optional.ofNullable(resolved.occupant())),
        port.officers().of(who.account()),
        constant(Resolution.class, resolved.resolution()),
        resolved.ground());
    return view(board, id);
  }

  /**
   * Who chooses an officer.
   *
   * @param document whose holder; null for everybody at the line
   */
  record OptOut(@Nullable Integer document) {}

  /** Somebody, or everybody at the line, chooses an officer. */
  @PostMapping("/crossings/{id}/opt-outs")
  LaneView.Crossing optOut(@PathVariable String id, @RequestBody OptOut out) throws IOException {
    LaneBoard board = board(id);
    if (out.document() == null) {
      board.optOutAll(CrossingId.parse(id));
    } else {
      board.optOut(CrossingId.parse(id), out.document());
    }
    return view(board, id);
  }

  /** What an officer asks for beside the machine. */
  record Asked(Set<Prompt> prompts) {
    Asked {
      prompts = Set.copyOf(prompts);
    }
  }

  /**
   * What the sign asks for beside what the machine asks for; instead of what was asked for so
   * before.
   */
  @PutMapping("/crossings/{id}/prompts")
  LaneView.Crossing ask(@PathVariable String id, @RequestBody Asked asked) throws IOException {
    LaneBoard board = board(id);
    board.ask(CrossingId.parse(id), asked.prompts());
    return view(board, id);
  }

  /** It is over; who is unresolved is not confirmed. */
  @PostMapping("/crossings/{id}/closing")
  ClosedView close(@PathVariable String id) throws IOException {
    return board(id).close(CrossingId.parse(id));
  }

  /** What was closed last. */
  @GetMapping("/shift")
  List<ClosedView> shift() {
    return port.shift().closed();
  }

  private LaneBoard board(String id) {
    Optional<CrossingId> named;
    try {
      named = Optional.of(CrossingId.parse(id));
    } catch (IllegalArgumentException e) {
      named = Optional.empty();
    }
    return named
        .flatMap(port::of)
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND, "no such crossing", "No crossing of this name is open."));
  }

  private static LaneView.Crossing view(LaneBoard board, String id) {
    return board
        .crossing(CrossingId.parse(id))
        .orElseThrow(() -> new IllegalStateException("the crossing is over"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E e : type.getEnumConstants()) {
      if (e.name().toLowerCase(Locale.ROOT).equals(word)) {
        return e;
      }
    }
    throw new IllegalArgumentException(
        "a " + type.getSimpleName().toLowerCase(Locale.ROOT) + " is none of those that there are");
  }
}
