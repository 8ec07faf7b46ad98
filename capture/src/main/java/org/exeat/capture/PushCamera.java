package org.exeat.capture;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;
import org.jspecify.annotations.Nullable;

/**
 * A camera that sends its pictures by itself, as over HTTP. One that was not taken before the next
 * one came is replaced by it. It outlives the sources that read it: {@code LaneFeeds} opens another
 * whenever the camera was silent for long. Safe for use by several threads.
 */
public final class PushCamera {
  private final String name;
  private final AtomicLong tickets = new AtomicLong();
  private @Nullable Frame newest;
  private long accepted = -1;
  private long sequence;

  /**
   * @param name in its lane
   */
  public PushCamera(String name) {
    this.name = name;
  }

  /**
   * Takes a picture in; it is decoded by the caller's thread, so that who sends rubbish hears of
   * it.
   *
   * @param picture a file as {@link ImageDecoder} reads it
   * @param time by the camera's own clock
   * @return whether it was taken; not where one that was offered later was decoded sooner
   * @throws UnreadableImageException where it is no usable picture; nothing is counted then
   */
  public boolean offer(byte[] picture, Instant time) throws UnreadableImageException {
    long ticket = tickets.getAndIncrement();
    Image image = ImageDecoder.decode(picture);
    synchronized (this) {
      if (ticket < accepted) {
        return false;
      }
      accepted = ticket;
      newest = new Frame(name, sequence++, time, image);
      notifyAll();
      return true;
    }
  }

  /** A source that gives this camera's pictures; of several each picture goes to one. */
  public FrameSource open() {
    return new Connection();
  }

  private final class Connection implements FrameSource {
    private boolean closed;

    @Override
    public Optional<Frame> next() throws InterruptedException {
      synchronized (PushCamera.this) {
        while (newest == null && !closed) {
          PushCamera.this.wait();
        }
        if (closed) {
          return Optional.empty();
        }
        Optional<Frame> frame = Optional.ofNullable(newest);
        newest = null;
        return frame;
      }
    }

    @Override
    public void close() {
      synchronized (PushCamera.this) {
        closed = true;
        PushCamera.this.notifyAll();
      }
    }
  }
}
