package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.exeat.capture.FrameTrace;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.domain.Box;
import org.exeat.domain.Mode;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureRecordTest {
  private static final Instant NOW = Instant.parse("2026-03-20T17:04:05Z");
  private static final FrameTrace FRAME =
      new FrameTrace(
          "front",
          7,
          NOW,
          new Image(32, 16, new byte[32 * 16 * 3]),
          new Box(0, 0, 32, 16),
          List.of(),
          List.of());

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  private CaptureRecord record(boolean traced) {
    return new CaptureRecord(folder, traced, new PrintWriter(err));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("frames"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void onlyPicturesOfVehiclesAreWrittenAndOfPeopleWhoChooseAnOfficerNoneStays() throws Exception {
    CaptureRecord record = record(true);
    record.frame("frame.front.6", () -> FRAME);
    assertFalse(Files.exists(folder.resolve("frames")), "nobody is there");
    record.add(new Event.Opened(NOW, "1", Mode.VEHICLE));
    record.add(new Event.Unfit(NOW, "left", "sends pictures of another size"));
    record.frame("frame.front.7", () -> FRAME);
    assertTrue(
        Files.exists(folder.resolve("frames/1/front-" + NOW.toEpochMilli() + ".jpg")),
        () -> err + " and " + folder);
    assertEquals(2, files().size(), "and its line");
    record.add(new Event.OptedOut(NOW, "1"));
    record.frame("frame.front.8", () -> FRAME);
    assertEquals(List.of(), files());
    assertEquals("", err.toString());
  }

  @Test
  void withoutATraceNoPictureIsMade() {
    CaptureRecord record = record(false);
    record.add(new Event.Opened(NOW, "1", Mode.VEHICLE));
    record.frame(
        "frame.front.7",
        () -> {
          throw new AssertionError("it is asked for");
        });
    assertFalse(Files.exists(folder.resolve("frames")));
  }

  @Test
  void aTraceThatCannotBeWrittenIsToldOnceAndTheLaneGoesOn() throws Exception {
    CaptureRecord record = record(true);
    Files.writeString(folder.resolve("frames"), "in the way");
    record.add(new Event.Opened(NOW, "1", Mode.VEHICLE));
    record.frame("frame.front.7", () -> FRAME);
    record.frame("frame.front.8", () -> FRAME);
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains("cannot be written"), err::toString);
  }
}
