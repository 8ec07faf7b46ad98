package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.domain.Mode;
import org.exeat.faces.UnreadableImageException;
import org.exeat.server.board.HandheldDesk;
import org.exeat.server.board.HandheldView;
import org.exeat.server.board.Port;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What officers tell of a lane whose pictures they take with telephones. All of it may be sent
 * again: the network goes in the middle.
 */
@RestController
@RequestMapping("/api/v1/lanes/{lane}/handheld")
class HandheldController {
  private final Port port;

  HandheldController(Port port) {
    this.port = port;
  }

  /** The crossing that is open in a lane, or none. */
  record AtLine(@Nullable HandheldView crossing) {}

  /** What is open there: somebody else's may have to be ended first. */
  @GetMapping
  AtLine atLine(@PathVariable String lane) {
    return new AtLine(desk(lane).atLine().orElse(null));
  }

  /** How many cross, and how. */
  record Opening(String mode, int people) {
    Opening {
      requireNonNull(mode);
    }
  }

  /** Begins with somebody; {@code key} is made up by who sends it, 16 to 64 letters and digits. */
  @PutMapping("/{key}")
  HandheldView open(
      @PathVariable String lane,
      @PathVariable String key,
      @RequestBody Opening opening,
      @AuthenticationPrincipal Who who)
      throws IOException {
    if (!key.matches("[A-Za-z0-9-]{16,64}")) {
      throw new IllegalArgumentException("a key is 16 to 64 letters, digits and dashes");
    }
    return desk(lane).open(who.account(), key, mode(opening.mode()), opening.people());
  }

  private static Mode mode(String word) {
    for (Mode mode : Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("a mode is none of those that there are");
  }

  /** A photograph of one traveller. */
  @PostMapping("/{key}/photographs")
  HandheldView.Photograph photograph(
      @PathVariable String lane,
      @PathVariable String key,
      @RequestParam int traveller,
      @RequestBody byte[] picture,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String message,
      @AuthenticationPrincipal Who who) {
    HandheldDesk desk = knowing(lane, key);
    Digest digest = new Digest().with(picture);
    try {
      return desk.photograph(
          new HandheldDesk.Message(who.account(), key, MessageKeys.required(message), digest.hex()),
          traveller,
          picture);
    } catch (UnreadableImageException e) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "no picture",
          "The picture cannot be used: " + e.getMessage());
    }
  }

  /**
   * A document of a traveller's, as the officer typed it. Its {@code toString} shows nothing of it.
   *
   * @param zone lines of the machine readable zone
   * @param portrait a photograph of its page, JPEG or PNG
   * @param asItIs whether it is handed over although its zone is faulty
   */
  record Typed(
      int traveller, List<String> zone, byte @Nullable [] portrait, @Nullable Boolean asItIs) {
    Typed {
      zone = List.copyOf(zone);
    }

    @Override
    public String toString() {
      return "Typed[withheld]";
    }
  }

  /**
   * What became of it; its {@code toString} shows nothing of it.
   *
   * @param document its number in the crossing; null where it was not handed over
   * @param faults of its zone, in reading order
   */
  record Taken(@Nullable Integer document, List<DepartureController.Fault> faults) {
    @Override
    public String toString() {
      return "Taken[withheld]";
    }
  }

  /** A traveller's document; one whose zone is faulty is handed over only as it is. */
  @PostMapping("/{key}/documents")
  Taken document(
      @PathVariable String lane,
      @PathVariable String key,
      @RequestBody Typed typed,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String message,
      @AuthenticationPrincipal Who who)
      throws IOException {
    HandheldDesk desk = knowing(lane, key);
    boolean asItIs = Boolean.TRUE.equals(typed.asItIs());
    Digest digest =
        new Digest()
            .with(typed.traveller() + "\n" + asItIs + "\n" + String.join("\n", typed.zone()));
    byte[] portrait = typed.portrait();
    if (portrait != null) {
      digest.with(portrait);
    }
    HandheldDesk.Typed taken =
        desk.document(
            new HandheldDesk.Message(
                who.account(), key, MessageKeys.required(message), digest.hex()),
            typed.traveller(),
            typed.zone(),
            Optional.ofNullable(portrait),
            asItIs);
    MrzReading reading = taken.reading();
    return new Taken(
        taken.document().orElse(null),
        reading.faults().stream().map(DepartureController.Fault::of).toList());
  }

  /**
   * Who chooses an officer instead of the camera.
   *
   * @param traveller null for everybody
   */
  record Choice(@Nullable Integer traveller) {}

  @PostMapping("/{key}/opt-outs")
  HandheldView optOut(
      @PathVariable String lane,
      @PathVariable String key,
      @RequestBody Choice choice,
      @AuthenticationPrincipal Who who)
      throws IOException {
    return knowing(lane, key).optOut(who.account(), key, Optional.ofNullable(choice.traveller()));
  }

  /**
   * That all is taken.
   *
   * @param people how many there were; null for as many as were counted before
   */
  record Ending(@Nullable Integer people) {}

  /** All is taken: the machine decides. */
  @PostMapping("/{key}/end")
  HandheldView end(
      @PathVariable String lane, @PathVariable String key, @RequestBody Ending ending) {
    return knowing(lane, key).end(key, Optional.ofNullable(ending.people()));
  }

  /** The desk of a lane, where it knows the crossing: keys of another lane open nothing. */
  private HandheldDesk knowing(String lane, String key) {
    HandheldDesk desk = desk(lane);
    if (!desk.knows(key)) {
      throw new Problem(
          HttpStatus.NOT_FOUND,
          "no such crossing",
          "No crossing was opened in this lane by that key.");
    }
    return desk;
  }

  private HandheldDesk desk(String lane) {
    return port.handheldOf(lane)
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND,
                "no such lane",
                "This port has no lane of that name where officers take the pictures."));
  }
}
