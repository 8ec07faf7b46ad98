package org.exeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.exeat.capture.Frame;
import org.exeat.capture.VideoSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileTest {
  private static final MovingPicture FILM = new MovingPicture(320, 240);

  @TempDir Path folder;

  private Path film(String name) throws IOException {
    Path file = folder.resolve(name);
    try (VideoFile video = VideoFile.open(file, FILM.width(), FILM.height(), 10)) {
      for (int i = 0; i < 15; i++) {
        video.add(FILM.at(i / 10.0), i / 10.0);
      }
    }
    return file;
  }

  @Test
  void whatIsWrittenIsReadBackWithItsTimes() throws Exception {
    Instant start = Instant.parse("2026-03-20T10:00:00Z");
    try (VideoSource source =
        VideoSource.open(
            "front", film("a.mp4").toString(), VideoSource.Options.recordedFrom(start))) {
      int count = 0;
      for (Optional<Frame> f = source.next(); f.isPresent(); f = source.next()) {
        Frame frame = f.get();
        assertEquals(count, frame.sequence());
        assertEquals(start.plusMillis(100L * count), frame.time());
        assertTrue(MovingPicture.psnr(FILM.at(count / 10.0), frame.image()) > 30);
        count++;
      }
      assertEquals(15, count);
    }
  }

  @Test
  void theSameFramesGiveTheSameBytes() throws Exception {
    assertArrayEquals(Files.readAllBytes(film("a.mp4")), Files.readAllBytes(film("b.mp4")));
  }

  @Test
  void aFilmThatIsNotFinishedHasNoName() throws Exception {
    Path file = folder.resolve("c.mp4");
    VideoFile video = VideoFile.open(file, 320, 240, 10);
    video.add(FILM.at(0), 0);
    assertFalse(Files.exists(file));
    video.abandon();
    assertFalse(Files.exists(file));
  }

  @Test
  void whereNothingCanBeWrittenTheFileIsNamed() {
    IOException e =
        assertThrows(
            IOException.class, () -> VideoFile.open(folder.resolve("missing/d.mp4"), 320, 240, 10));
    assertTrue(String.valueOf(e.getMessage()).contains("d.mp4"), e.getMessage());
  }
}
