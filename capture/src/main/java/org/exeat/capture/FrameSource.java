package org.exeat.capture;

import java.io.IOException;
import java.util.Optional;

/**
 * Where frames come from: a stream, a file, a folder, a simulation. For use by one thread, but that
 * {@link #close} may be called by another and ends a waiting {@link #next}.
 */
public interface FrameSource extends AutoCloseable {
  /**
   * Waits for the next frame; frames of one camera come in the order of their time.
   *
   * @return empty where the source has ended or was closed
   * @throws IOException where it broke; the message names the source and what is wrong
   */
  Optional<Frame> next() throws IOException, InterruptedException;

  @Override
  void close();
}
