package org.exeat.capture;

import java.time.Instant;
import java.util.Optional;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;
import org.jspecify.annotations.Nullable;

/**
 * A camera that sends its pictures by itself, as over HTTP. One that was not taken before the next
 * one came is replaced by it. Safe for use by several threads.
 */
public final class PushSource implements FrameSource {
  private final String camera;
  private @Nullable Frame newest;
  private long sequence;
  private boolean closed;

  /**
   * @param camera name in its lane
   */
  public PushSource(String camera) {
    this.camera = camera;
  }

  /**
   * Takes a picture in; it is decoded by the caller's thread, so that who sends rubbish hears of it.
   *
   * @param picture a file as {@link ImageDecoder} reads it
   * @param time by the camera's own clock
   * @return whether it was taken; not once this is closed
   * @throws UnreadableImageException where it is no usable picture; nothing is counted then
   */
  public boolean offer(byte[] picture, Instant time) throws UnreadableImageException {
    Image image = ImageDecoder.decode(picture);
    synchronized (this) {
      if (closed) {
        return false;
      }
      newest = new Frame(camera, sequence++, time, image);
      notifyAll();
      return true;
    }
  }

  @Override
  public synchronized Optional<Frame> next() throws InterruptedException {
    while (newest == null && !closed) {
      wait();
    }
    Optional<Frame> frame = closed ? Optional.empty() : Optional.ofNullable(newest);
    newest = null;
    return frame;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
