package org.exeat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.CaptureJson;
import org.exeat.lane.CaptureWording;
import org.exeat.report.PassagesPage;
import org.exeat.report.Picture;

/**
 * What {@code capture --out} writes: {@code capture.jsonl}, a line as soon as something happens,
 * and {@code capture.html} when a vehicle has gone. Not for use by two threads.
 */
final class CaptureRecord {
  private static final int QUALITY = 85;

  private final Path folder;
  private final boolean shots;
  private final List<PassagesPage.Passage> passages = new ArrayList<>();

  /**
   * @param folder that only its owner may read
   * @param shots whether all shots that were kept are written too, into {@code shots/}
   */
  CaptureRecord(Path folder, boolean shots) {
    this.folder = folder;
    this.shots = shots;
  }

  /**
   * Writes what happened.
   *
   * @throws UncheckedIOException where it cannot be written; what was written before stays
   */
  void add(Event event) {
    try {
      Files.writeString(
          folder.resolve("capture.jsonl"),
          CaptureJson.line(event) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (event instanceof Event.Closed closed) {
        add(closed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  private void add(Event.Closed closed) throws IOException {
    List<PassagesPage.Person> people = new ArrayList<>();
    for (CapturedOccupant o : closed.state().occupants()) {
      Image crop = o.capture().sighting().face().crop();
      people.add(
          new PassagesPage.Person(
              "Occupant " + o.number() + ", " + CaptureWording.seat(o.seat()),
              CaptureWording.shot(o),
              Picture.ofJpeg(ImageEncoder.jpeg(crop, QUALITY), crop.width(), crop.height())));
      if (shots) {
        shots(closed.vehicle(), o);
      }
    }
    passages.add(
        new PassagesPage.Passage(
            "Vehicle " + closed.vehicle(),
            closed.time() + ": " + CaptureWording.of(closed.state()),
            people));
    PrivateFile.write(
        folder.resolve("capture.html"),
        new PassagesPage("Captured in the lane", passages.size() + " vehicles", passages).html());
  }

  private void shots(String vehicle, CapturedOccupant o) throws IOException {
    Path to =
        Files.createDirectories(
            folder.resolve("shots").resolve(vehicle).resolve(Integer.toString(o.number())));
    for (int i = 0; i < o.shots().size(); i++) {
      Files.write(
          to.resolve(i + "-" + o.shots().get(i).camera() + ".jpg"),
          ImageEncoder.jpeg(o.shots().get(i).sighting().face().crop(), QUALITY));
    }
  }
}
