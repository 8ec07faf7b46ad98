package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
  private static final Instant START = Instant.parse("2026-06-21T10:00:00Z");

  @TempDir Path folder;

  private void picture(String name, int width) throws IOException {
    byte[] jpeg = ImageEncoder.jpeg(new Image(width, 8, new byte[width * 8 * 3]), 90);
    Files.write(folder.resolve(name), jpeg);
  }

  @Test
  void picturesComeInOrderAtEqualTimesAndAGapIsKept() throws Exception {
    picture("000012.jpg", 12);
    picture("000010.jpg", 10);
    picture("000013.jpg", 13);
    picture("front.jpg", 9);
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    try (FolderSource source = FolderSource.open("left", folder, 4, START)) {
      for (int number : new int[] {10, 12, 13}) {
        Frame frame = source.next().orElseThrow();
        assertEquals("left", frame.camera());
        assertEquals(number, frame.sequence());
        assertEquals(START.plusMillis(250L * number), frame.time());
        assertEquals(number, frame.image().width());
      }
      assertEquals(Optional.empty(), source.next());
    }
  }

  @Test
  void aClosedSourceHasEnded() throws Exception {
    picture("000000.jpg", 8);
    FolderSource source = FolderSource.open("left", folder, 4, START);
    source.close();
    assertEquals(Optional.empty(), source.next());
  }

  @Test
  void aBrokenPictureIsNamedAndTheNextOneFollows() throws Exception {
    Files.writeString(folder.resolve("000000.jpg"), "not a picture");
    picture("000001.jpg", 8);
    try (FolderSource source = FolderSource.open("left", folder, 4, START)) {
      assertMessage(assertThrows(IOException.class, source::next), "000000.jpg");
      assertEquals(1, source.next().orElseThrow().sequence());
    }
  }

  @Test
  void whatCannotBeOpenedIsSaid() {
    assertMessage(
        assertThrows(IOException.class, () -> FolderSource.open("left", folder, 4, START)),
        "000000.jpg, 000001.jpg");
    assertMessage(
        assertThrows(
            IOException.class,
            () -> FolderSource.open("left", folder.resolve("missing"), 4, START)),
        "cannot be read");
    for (double rate : new double[] {0, -1, Double.NaN, 1001}) {
      assertMessage(
          assertThrows(
              IllegalArgumentException.class, () -> FolderSource.open("left", folder, rate, START)),
          "frame rate");
    }
  }

  private static void assertMessage(Exception e, String part) {
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }
}
