package org.exeat.server.board;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exeat.capture.Frame;
import org.exeat.capture.TimedFrame;
import org.exeat.faces.Image;

/**
 * The newest pictures of a lane's cameras, those that are shown, and those that were shown just
 * before, which somebody may still be fetching. In memory only. Guarded by its board.
 */
final class LanePictures {
  private final Map<String, TimedFrame> newest = new HashMap<>();
  private final Map<String, TimedFrame> shown = new HashMap<>();
  private final Map<String, TimedFrame> shownBefore = new HashMap<>();

  /** A camera has taken a picture. */
  void take(TimedFrame frame) {
    newest.put(frame.frame().camera(), frame);
  }

  /** What was taken last is shown from now on. */
  void showNewest() {
    newest.forEach((camera, frame) -> {
      TimedFrame before = shown.put(camera, frame);
      if (before != null && before != frame) {
        shownBefore.put(camera, before);
      }
    });
  }

  void forget() {
    newest.clear();
    shown.clear();
    shownBefore.clear();
  }

  /** What a camera shows. */
  Optional<TimedFrame> shown(String camera) {
    return Optional.ofNullable(shown.get(camera));
  }

  /** A picture that is shown, or was just before. */
  Optional<Image> of(String camera, long sequence) {
    return Stream.of(shown, shownBefore)
        .flatMap(m -> Stream.ofNullable(m.get(camera)))
        .map(TimedFrame::frame)
        .filter(f -> f.sequence() == sequence)
        .map(Frame::image)
        .findFirst();
  }
}
