package org.exeat.capture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.exeat.faces.Image;

/**
 * A camera that is read over RTSP (RFC 2326), or its recording in a file: MP4, MOV, Matroska, AVI
 * or MPEG. It does not connect again: where a stream breaks, {@link #next} throws, and the caller
 * may open another source.
 *
 * <p>Threads as {@link FrameSource} says; {@link #close} returns within about a second.
 */
public final class VideoSource implements FrameSource {
  /**
   * How a source is read.
   *
   * @param openTimeout how long the opening of a stream may take in all, but for the look-up of a
   *     host's name, which the system bounds
   * @param readTimeout how long a stream may say nothing
   * @param clock of a stream, the wall clock, read when its first frame is there; of a file, once,
   *     for the time at which the file starts
   */
  public record Options(Duration openTimeout, Duration readTimeout, InstantSource clock) {
    /** How long a stream is given to hear that it is left. */
    static final Duration CLOSING = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofHours(1);

    public Options {
      checkTimeout("open", openTimeout);
      checkTimeout("read", readTimeout);
    }

    /** A live stream, given up after five seconds of silence. */
    public static Options live(InstantSource clock) {
      return new Options(Duration.ofSeconds(5), Duration.ofSeconds(5), clock);
    }

    /** A file that starts at a time. */
    public static Options recordedFrom(Instant start) {
      return live(InstantSource.fixed(start));
    }

    private static void checkTimeout(String what, Duration time) {
      if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "the time to " + what + " is above zero and at most an hour, not " + time);
      }
    }
  }

  private final String camera;
  private final CameraAddress address;
  private final PacketReader reader;
  private final FrameDecoder decoder;
  private final FrameConverter converter = new FrameConverter();
  private final StreamClock clock;

  /** Held while FFmpeg works, so that nothing is freed under it. */
  private final ReentrantLock working = new ReentrantLock();

  private volatile boolean closing;
  private boolean freed;
  private boolean ended;
  private long shown;
  private long outOfOrder;

  private VideoSource(
      String camera,
      CameraAddress address,
      PacketReader reader,
      FrameDecoder decoder,
      StreamClock clock) {
    this.camera = camera;
    this.address = address;
    this.reader = reader;
    this.decoder = decoder;
    this.clock = clock;
  }

  /**
   * Opens a stream or file.
   *
   * @param camera name in its lane
   * @param address {@code rtsp://[user:password@]host[:port]/path}, {@code rtspu://…} where its
   *     packets are to come as datagrams, or a file's path
   * @throws IllegalArgumentException where the address is blank or of another kind
   * @throws IOException where it cannot be opened or has no video that can be read; the message
   *     names the address without its secrets, and the reason
   */
  public static VideoSource open(String camera, String address, Options options)
      throws IOException, InterruptedException {
    CameraAddress from = new CameraAddress(address);
    PacketReader reader = PacketReader.open(from, options);
    try {
      FrameDecoder decoder = new FrameDecoder(reader.parameters(), from);
      StreamClock clock =
          from.isStream()
              ? StreamClock.live(options.clock())
              : StreamClock.from(options.clock().instant());
      return new VideoSource(camera, from, reader, decoder, clock);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public Optional<Frame> next() throws IOException, InterruptedException {
    working.lockInterruptibly();
    try {
      while (!closing) {
        if (decoder.receive()) {
          Optional<Frame> frame = frame(decoder.frame());
          if (frame.isPresent()) {
            return frame;
          }
        } else if (ended) {
          break;
        } else {
          AVPacket packet = reader.next();
          ended = packet.size() == 0;
          decoder.send(packet);
        }
      }
    } catch (IOException e) {
      if (!closing) {
        throw e;
      }
    } finally {
      working.unlock();
    }
    if (!closing && shown == 0) {
      throw new IOException("no picture could be read from " + address);
    }
    return Optional.empty();
  }

  private Optional<Frame> frame(AVFrame decoded) throws IOException {
    long stamp = decoded.best_effort_timestamp();
    Optional<Instant> time =
        stamp == avutil.AV_NOPTS_VALUE ? Optional.empty() : clock.at(duration(stamp));
    if (time.isEmpty()) {
      outOfOrder++;
      return Optional.empty();
    }
    Image image = converter.convert(decoded, address);
    long sequence = shown++ + outOfOrder + decoder.lost();
    return Optional.of(new Frame(camera, sequence, time.get(), image));
  }

  private Duration duration(long stamp) {
    AVRational unit = reader.timeBase();
    long scaled = Math.multiplyExact(stamp, (long) unit.num());
    long seconds = Math.floorDiv(scaled, (long) unit.den());
    long rest = Math.floorMod(scaled, (long) unit.den());
    return Duration.ofSeconds(seconds, rest * 1_000_000_000L / unit.den());
  }

  @Override
  public void close() {
    closing = true;
    reader.interrupt();
    working.lock();
    try {
      if (!freed) {
        freed = true;
        decoder.close();
        converter.close();
        reader.close();
      }
    } finally {
      working.unlock();
    }
  }
}
