package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PushCameraTest {
  private static final Instant TIME = Instant.parse("2026-06-21T10:00:00Z");

  private static byte[] picture(int width) {
    return ImageEncoder.jpeg(new Image(width, 8, new byte[width * 8 * 3]), 90);
  }

  @Test
  void theNewestPictureIsGivenWithItsOwnTimeAndAGapForThoseReplaced() throws Exception {
    PushCamera camera = new PushCamera("gate");
    FrameSource source = camera.open();
    assertTrue(camera.offer(picture(10), TIME));
    assertTrue(camera.offer(picture(11), TIME.plusSeconds(1)));
    Frame frame = source.next().orElseThrow();
    assertEquals("gate", frame.camera());
    assertEquals(1, frame.sequence());
    assertEquals(TIME.plusSeconds(1), frame.time());
    assertEquals(11, frame.image().width());
  }

  @Test
  void rubbishIsTheSendersErrorAndCountsNothing() throws Exception {
    PushCamera camera = new PushCamera("gate");
    FrameSource source = camera.open();
    for (byte[] rubbish : new byte[][] {{}, {1, 2, 3}, "<html>".getBytes("US-ASCII")}) {
      assertThrows(UnreadableImageException.class, () -> camera.offer(rubbish, TIME));
    }
    camera.offer(picture(10), TIME);
    assertEquals(0, source.next().orElseThrow().sequence());
  }

  @Test
  void whoWaitsGetsTheNextOneOrIsLetGo() throws Exception {
    PushCamera camera = new PushCamera("gate");
    FrameSource source = camera.open();
    CompletableFuture<Optional<Frame>> waiting = waiting(source);
    camera.offer(picture(10), TIME);
    assertEquals(10, waiting.get(10, TimeUnit.SECONDS).orElseThrow().image().width());
    CompletableFuture<Optional<Frame>> last = waiting(source);
    source.close();
    assertEquals(Optional.empty(), last.get(10, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), source.next());
    assertTrue(camera.offer(picture(12), TIME), "the camera outlives its source");
    assertEquals(12, camera.open().next().orElseThrow().image().width());
  }

  private static CompletableFuture<Optional<Frame>> waiting(FrameSource source) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return source.next();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }
}
