package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.exeat.capture.LaneSignals.RefusedException;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.lane.HandedOver;
import org.exeat.server.board.LaneDevices;
import org.exeat.server.board.Port;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the devices of a live lane tell: loops, gates, sensors, cameras, readers of documents. */
@RestController
@RequestMapping("/api/v1/lanes/{lane}")
class DeviceController {
  /** Bytes of a document's message: the files of a chip, which base64 makes a third longer. */
  static final int MOST_DOCUMENT = 4 << 20;

  /** The data groups of Doc 9303 part 10, with EF.COM, EF.SOD, EF.CardAccess and room. */
  private static final int MOST_FILES = 32;

  /** Of the longest machine readable zone. */
  private static final int MOST_LINES = 3;

  private final Port port;

  DeviceController(Port port) {
    this.port = port;
  }

  /**
   * Somebody has come, or gone.
   *
   * @param event {@code arrived} or {@code left}
   */
  record VehicleSignal(
      String event, @Nullable String vehicle, @Nullable String time, @Nullable String mode) {
    VehicleSignal {
      requireNonNull(event);
    }
  }

  @PostMapping("/vehicle")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void vehicle(@PathVariable String lane, @RequestBody VehicleSignal v) throws RefusedException {
    devices(lane)
        .signals()
        .vehicle(
            v.event(),
            Optional.ofNullable(v.vehicle()),
            Optional.ofNullable(v.time()),
            Optional.ofNullable(v.mode()));
  }

  /** How many people somebody counted. */
  record CountSignal(String source, int people, @Nullable String vehicle) {
    CountSignal {
      requireNonNull(source);
    }
  }

  @PostMapping("/counts")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void count(@PathVariable String lane, @RequestBody CountSignal c) throws RefusedException {
    devices(lane).signals().count(c.source(), c.people(), Optional.ofNullable(c.vehicle()));
  }

  /** Whose people choose an officer. */
  record OptOutSignal(@Nullable String vehicle) {}

  @PostMapping("/opt-outs")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void optOut(@PathVariable String lane, @RequestBody OptOutSignal out) throws RefusedException {
    devices(lane).signals().optOut(Optional.ofNullable(out.vehicle()));
  }

  @PostMapping("/cameras/{camera}/frames")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void frame(
      @PathVariable String lane,
      @PathVariable String camera,
      @RequestBody byte[] picture,
      @RequestHeader(name = "X-Time", required = false) @Nullable String time)
      throws RefusedException {
    devices(lane).signals().frame(camera, picture, Optional.ofNullable(time));
  }

  /**
   * A document that was read: the files of its chip, or what its page says. Its {@code toString}
   * shows nothing of it.
   *
   * @param files by their names
   * @param zone lines of the machine readable zone, of a document without files
   * @param portrait a picture, of a document without files
   * @param vehicle whose it is, as {@code arrived} named it; refused where another one is there
   */
  record DocumentRead(
      @Nullable Map<String, byte[]> files,
      @Nullable List<String> zone,
      byte @Nullable [] portrait,
      @Nullable String vehicle) {
    DocumentRead {
      if (files != null
              && (files.size() > MOST_FILES || files.values().stream().anyMatch(Objects::isNull))
          || zone != null
              && (zone.size() > MOST_LINES || zone.stream().anyMatch(Objects::isNull))) {
        throw new IllegalArgumentException(
            "a document has "
                + MOST_FILES
                + " files at most, or "
                + MOST_LINES
                + " lines, each there");
      }
    }

    @Override
    public String toString() {
      return "DocumentRead[withheld]";
    }
  }

  /** Its number in the crossing, from 1. */
  record DocumentTaken(int document) {}

  @PostMapping("/documents")
  @ResponseStatus(HttpStatus.CREATED)
  DocumentTaken document(
      @PathVariable String lane,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody DocumentRead document,
      @AuthenticationPrincipal Who who) {
    return new DocumentTaken(
        devices(lane)
            .handOver(
                new LaneDevices.Message(
                    who.account(),
                    MessageKeys.required(key),
                    digest(document),
                    Optional.ofNullable(document.vehicle())),
                handedOver(document)));
  }

  private static HandedOver handedOver(DocumentRead d) {
    Map<String, byte[]> files = d.files();
    List<String> zone = d.zone();
    if ((files == null) == (zone == null) || files != null && d.portrait() != null) {
      throw new IllegalArgumentException(
          "a document is either files, those of its chip, or zone and portrait, off its page");
    }
    if (files == null) {
      return new HandedOver.Page(requireNonNull(zone), Optional.ofNullable(d.portrait()));
    }
    if (!files.keySet().stream().allMatch(n -> n.matches("[A-Za-z0-9_.]{1,32}"))) {
      throw new IllegalArgumentException(
          "a chip's file is called like DG1, by 1 to 32 letters, digits, dots and underscores");
    }
    try {
      return new HandedOver.Chip(ChipFiles.of(files));
    } catch (UnreadableFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Of all that it says. */
  private static String digest(DocumentRead d) {
    Digest digest = new Digest();
    if (d.files() != null) {
      new TreeMap<>(d.files()).forEach((name, bytes) -> digest.with(name).with(bytes));
    }
    if (d.zone() != null) {
      digest.with(String.join("\n", d.zone()));
    }
    if (d.portrait() != null) {
      digest.with(d.portrait());
    }
    return digest.hex();
  }

  private LaneDevices devices(String lane) {
    return port.devicesOf(lane)
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND,
                "no such lane",
                "This port has no lane of that name that listens to devices."));
  }
}
