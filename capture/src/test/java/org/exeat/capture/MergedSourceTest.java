package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

/** Recordings side by side, in the order of their times. */
class MergedSourceTest {
  private static final Image DOT = new Image(1, 1, new byte[3]);

  /** Frames at some seconds; a negative one breaks the source. */
  private static final class Recording implements FrameSource {
    private final String camera;
    private final Deque<Integer> seconds = new ArrayDeque<>();
    private boolean closed;

    Recording(String camera, Integer... seconds) {
      this.camera = camera;
      this.seconds.addAll(List.of(seconds));
    }

    @Override
    public Optional<Frame> next() throws IOException {
      Integer at = seconds.poll();
      if (at == null) {
        return Optional.empty();
      }
      if (at < 0) {
        throw new IOException(camera + " is damaged");
      }
      return Optional.of(new Frame(camera, at, Instant.EPOCH.plusSeconds(at), DOT));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static List<String> all(MergedSource source) throws Exception {
    List<String> frames = new ArrayList<>();
    for (Optional<Frame> f = source.next(); f.isPresent(); f = source.next()) {
      frames.add(f.get().camera() + f.get().sequence());
    }
    return frames;
  }

  @Test
  void theEarliestComesFirstAndWhoEndsIsLeftOut() throws Exception {
    Recording a = new Recording("a", 1, 4, 5);
    Recording b = new Recording("b", 0, 4, 9, 10);
    MergedSource merged = new MergedSource(List.of(a, b, new Recording("c")));
    assertEquals(List.of("b0", "a1", "a4", "b4", "a5", "b9", "b10"), all(merged));
    assertEquals(Optional.empty(), merged.next());
    merged.close();
    assertTrue(a.closed && b.closed);
    assertEquals(List.of(), all(new MergedSource(List.of())));
  }

  @Test
  void whatBreaksIsSaid() throws Exception {
    MergedSource merged =
        new MergedSource(List.of(new Recording("a", 1, 2), new Recording("b", 1, -1)));
    assertEquals("a", merged.next().orElseThrow().camera());
    assertEquals("b", merged.next().orElseThrow().camera());
    IOException e = assertThrows(IOException.class, merged::next);
    assertEquals("b is damaged", e.getMessage());
  }
}
