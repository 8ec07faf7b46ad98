package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.FrameTrace;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.CaptureJson;
import org.exeat.lane.CaptureWording;
import org.exeat.report.PassagesPage;
import org.exeat.report.Picture;

/**
 * What {@code capture --out} writes: {@code capture.jsonl}, a line as soon as something happens,
 * and {@code capture.html} when a vehicle has gone; with a trace also {@code
 * shots/VEHICLE/OCCUPANT/} and {@code frames/VEHICLE/}, vehicles by their number from 1. Not for
 * use by two threads.
 */
final class CaptureRecord {
  private static final int QUALITY = 85;

  /** Vehicles on the page; of a lane that goes on for long it shows the newest. */
  private static final int MOST = 100;

  private final Path folder;
  private final boolean traced;
  private final PrintWriter err;
  private final List<PassagesPage.Passage> passages = new ArrayList<>();
  private int closed;
  private boolean open;
  private boolean failed;
  private boolean untraced;

  /**
   * @param folder that only its owner may read
   * @param traced whether all shots that were kept are written too, and all pictures that were
   *     looked at while a vehicle was there
   * @param err hears when it cannot be written, and when it can again
   */
  CaptureRecord(Path folder, boolean traced, PrintWriter err) {
    this.folder = folder;
    this.traced = traced;
    this.err = err;
  }

  /** Writes what happened. Where it cannot, the lane goes on, and what was written before stays. */
  void add(Event event) {
    open =
        switch (event) {
          case Event.Opened o -> true;
          case Event.OptedOut o -> false;
          case Event.Closed c -> false;
          case Event.Seen s -> open;
          case Event.Unfit u -> open;
        };
    if (event instanceof Event.OptedOut) {
      deleteFrames();
    }
    try {
      Files.writeString(
          folder.resolve("capture.jsonl"),
          CaptureJson.line(event) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (event instanceof Event.Closed gone) {
        add(gone);
      }
      say(false, "can be written again");
    } catch (IOException e) {
      say(true, "cannot be written, and the lane goes on without: " + e);
    }
  }

  /** Where the pictures of the vehicle that is there are. */
  private Path frames() {
    return folder.resolve("frames").resolve(Integer.toString(closed + 1));
  }

  /**
   * Writes what was looked at in a frame, where it is traced and a vehicle is there: a picture
   * {@code CAMERA-MILLISECONDS.jpg} by the host's clock, and a line of {@code frames.jsonl}. Where
   * it cannot, the lane goes on. Of people who choose an officer it is deleted.
   */
  void frame(String key, Supplier<?> value) {
    if (!traced || !open || !(value.get() instanceof FrameTrace frame)) {
      return;
    }
    try {
      Path to = Files.createDirectories(frames());
      String name = frame.camera() + "-" + frame.taken().toEpochMilli() + ".jpg";
      Files.write(to.resolve(name), ImageEncoder.jpeg(frame.drawn(), QUALITY));
      Files.writeString(
          to.resolve("frames.jsonl"),
          CaptureJson.frame(name, frame) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      untraced = false;
    } catch (IOException e) {
      if (!untraced) {
        err.println(frames() + " cannot be written, and the lane goes on without: " + e);
        err.flush();
      }
      untraced = true;
    }
  }

  private void deleteFrames() {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(frames())) {
      files.forEach(all::add);
    } catch (NoSuchFileException e) {
      return; // nobody was looked at yet
    } catch (IOException e) {
      err.println(frames() + " cannot be deleted; do it by hand: " + e);
    }
    for (Path file : all) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        err.println(file + " cannot be deleted; do it by hand: " + e);
      }
    }
    err.flush();
  }

  private void say(boolean now, String words) {
    if (now != failed) {
      err.println(folder + " " + words);
      err.flush();
    }
    failed = now;
  }

  private void add(Event.Closed gone) throws IOException {
    closed++;
    List<PassagesPage.Person> people = new ArrayList<>();
    for (CapturedOccupant o : gone.state().occupants()) {
      Image crop = o.capture().sighting().face().crop();
      people.add(
          new PassagesPage.Person(
              "Occupant " + o.number() + ", " + CaptureWording.seat(o.seat()),
              CaptureWording.shot(o),
              Picture.ofJpeg(ImageEncoder.jpeg(crop, QUALITY), crop.width(), crop.height())));
    }
    passages.add(
        new PassagesPage.Passage(
            "Vehicle " + gone.vehicle(),
            gone.time() + ": " + CaptureWording.of(gone.state()),
            people));
    if (passages.size() > MOST) {
      passages.removeFirst();
    }
    PrivateFile.write(
        folder.resolve("capture.html"),
        new PassagesPage(
                "Captured in the lane",
                closed
                    + (closed == 1 ? " vehicle" : " vehicles")
                    + (closed > MOST ? ", the newest " + MOST : ""),
                passages)
            .html());
    if (traced) {
      for (CapturedOccupant o : gone.state().occupants()) {
        shots(o);
      }
    }
  }

  private void shots(CapturedOccupant o) throws IOException {
    Path to =
        Files.createDirectories(
            folder
                .resolve("shots")
                .resolve(Integer.toString(closed))
                .resolve(Integer.toString(o.number())));
    for (int i = 0; i < o.shots().size(); i++) {
      Files.write(
          to.resolve(i + "-" + o.shots().get(i).camera() + ".jpg"),
          ImageEncoder.jpeg(o.shots().get(i).sighting().face().crop(), QUALITY));
    }
  }
}
