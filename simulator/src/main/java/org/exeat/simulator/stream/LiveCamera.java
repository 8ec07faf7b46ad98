package org.exeat.simulator.stream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.exeat.faces.Image;
import org.exeat.simulator.stream.H264Encoder.ParameterSets;

/**
 * One camera of the server: its frames are encoded once, on the thread that publishes them, and
 * handed to all who watch. While nobody does, they are not encoded. Thread-safe.
 */
final class LiveCamera implements AutoCloseable {
  /** A key frame so often, in ticks: after a loss a picture is whole again within a second. */
  private static final long KEY_DISTANCE = H264Encoder.TICKS;

  private final String name;
  private final int width;
  private final int height;
  private final Instant begin;
  private final H264Encoder encoder;
  private final SessionDescription description;
  private final List<ClientStream> watchers = new ArrayList<>();
  private boolean closed;
  private boolean keyWanted;
  private long lastTicks;
  private long lastKey;
  private long published = 1;
  private long encoded = 1;
  private long droppedByFormer;
  private long clientsLeft;

  private LiveCamera(
      String name,
      Image first,
      Instant begin,
      H264Encoder encoder,
      SessionDescription description) {
    this.name = name;
    this.width = first.width();
    this.height = first.height();
    this.begin = begin;
    this.encoder = encoder;
    this.description = description;
  }

  /**
   * Opens a camera with its first frame, which tells the size of all.
   *
   * @param name which the description of its stream bears
   * @param framesPerSecond what is expected
   * @throws IllegalArgumentException where H.264 cannot have such pictures
   */
  static LiveCamera open(String name, Image first, Instant begin, double framesPerSecond)
      throws IOException {
    H264Encoder encoder =
        new H264Encoder(first.width(), first.height(), framesPerSecond, ParameterSets.IN_BAND);
    boolean opened = false;
    try {
      EncodedFrame frame = encode(encoder, first, 0, true);
      SessionDescription description = SessionDescription.of(name, frame);
      opened = true;
      return new LiveCamera(name, first, begin, encoder, description);
    } finally {
      if (!opened) {
        encoder.close();
      }
    }
  }

  /**
   * Hands a frame to all who watch; does not wait for any of them.
   *
   * @throws IllegalArgumentException where it is not after the one before, or of another size
   */
  synchronized void publish(Image image, Instant time) throws IOException {
    if (closed) {
      return;
    }
    Duration since = Duration.between(begin, time);
    long ticks =
        since.toSeconds() * H264Encoder.TICKS
            + Math.round(since.toNanosPart() * (H264Encoder.TICKS / 1e9));
    if (ticks <= lastTicks) {
      throw new IllegalArgumentException(
          "a frame of " + name + " is not at least 1/90000 s after the one before it");
    }
    if (image.width() != width || image.height() != height) {
      throw new IllegalArgumentException(
          "the frames of %s have %dx%d pixels, not %dx%d"
              .formatted(name, width, height, image.width(), image.height()));
    }
    lastTicks = ticks;
    published++;
    forgetEnded();
    if (watchers.isEmpty()) {
      return;
    }
    boolean key = keyWanted || ticks - lastKey >= KEY_DISTANCE;
    EncodedFrame frame = encode(encoder, image, ticks, key);
    encoded++;
    if (key) {
      keyWanted = false;
      lastKey = ticks;
    }
    for (ClientStream watcher : watchers) {
      if (watcher.offer(frame)) {
        clientsLeft++;
      }
    }
  }

  private static EncodedFrame encode(H264Encoder encoder, Image image, long ticks, boolean key)
      throws IOException {
    AVPacket packet = encoder.encode(image, ticks, key);
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    return new EncodedFrame(bytes, ticks, key);
  }

  /** Adds one who watches; it gets a key frame next. */
  synchronized void watch(ClientStream watcher) {
    watchers.add(watcher);
    keyWanted = true;
    if (closed) {
      watcher.end();
    }
  }

  private void forgetEnded() {
    for (ClientStream watcher : watchers) {
      droppedByFormer += watcher.ended() ? watcher.dropped() : 0;
    }
    watchers.removeIf(ClientStream::ended);
  }

  /** What its stream is. */
  SessionDescription description() {
    return description;
  }

  /** A packetizer for one more client. */
  RtpPacketizer packetizer(int firstSequence, int source) throws IOException {
    return new RtpPacketizer(width, height, firstSequence, source);
  }

  /** What happened so far. */
  synchronized RtspServer.Counts counts() {
    forgetEnded();
    long dropped = droppedByFormer;
    for (ClientStream watcher : watchers) {
      dropped += watcher.dropped();
    }
    return new RtspServer.Counts(published, encoded, watchers.size(), dropped, clientsLeft);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      encoder.close();
      watchers.forEach(ClientStream::end);
    }
  }
}
