package org.exeat.simulator.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.exeat.faces.Image;
import org.exeat.simulator.stream.H264Encoder.ParameterSets;

/**
 * Writes the frames of one camera as an MP4 file (ISO/IEC 14496-12 and -14) with one H.264 track
 * and no sound. The frames need not come at equal distances. The same frames give the same bytes:
 * no creation time and no version of a library is in it.
 *
 * <p>It grows as {@code NAME.part} beside its place and takes its name in {@link #close}, so that
 * what has the name is whole. After an error nothing is left of it. For use by one thread.
 */
public final class VideoFile implements AutoCloseable {
  /** A key frame at least so often, in ticks: one second, for readers that jump. */
  private static final long KEY_DISTANCE = H264Encoder.TICKS;

  /** The muxer's own tick must be the encoder's, or times are rounded twice. */
  private static final String TIME_SCALE = Integer.toString(H264Encoder.TICKS);

  private final Path file;
  private final Path part;
  private final long frameTicks;
  private final H264Encoder encoder;
  private final AVFormatContext muxer;
  private long lastTicks = -1;
  private long lastKey = Long.MIN_VALUE / 2;
  private boolean open = true;

  private VideoFile(Path file, H264Encoder encoder, double framesPerSecond) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.encoder = encoder;
    this.frameTicks = Math.max(1, Math.round(H264Encoder.TICKS / framesPerSecond));
    this.muxer = new AVFormatContext(null);
  }

  /**
   * Begins a file. One that has the name already stays until {@link #close} replaces it.
   *
   * @param width pixels, even, at least 16
   * @param height pixels, even, at least 16
   * @param framesPerSecond 0.01 to 1000: how long the last frame is shown, and what the file states
   *     of the rest
   * @throws IllegalArgumentException where the size or the rate is not such
   * @throws IOException where it cannot be written; the message names the file and FFmpeg's reason
   */
  public static VideoFile open(Path file, int width, int height, double framesPerSecond)
      throws IOException {
    H264Encoder encoder = new H264Encoder(width, height, framesPerSecond, ParameterSets.IN_HEADER);
    VideoFile video = new VideoFile(file, encoder, framesPerSecond);
    boolean begun = false;
    try {
      video.begin();
      begun = true;
      return video;
    } finally {
      if (!begun) {
        video.abandon();
      }
    }
  }

  private void begin() throws IOException {
    check(avformat.avformat_alloc_output_context2(muxer, null, "mp4", null));
    muxer.flags(muxer.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    AVStream stream = avformat.avformat_new_stream(muxer, null);
    encoder.describe(stream.codecpar());
    stream.time_base().num(1).den(H264Encoder.TICKS);
    AVIOContext io = new AVIOContext(null);
    // The protocol is named, or a file called "tcp:x" would be a connection.
    check(avformat.avio_open(io, "file:" + part, avformat.AVIO_FLAG_WRITE));
    muxer.pb(io);
    AVDictionary options = new AVDictionary(null);
    try {
      avutil.av_dict_set(options, "video_track_timescale", TIME_SCALE, 0);
      avutil.av_dict_set(options, "movie_timescale", TIME_SCALE, 0);
      check(avformat.avformat_write_header(muxer, options));
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /**
   * Adds a frame.
   *
   * @param seconds its time from the file's start, at least 0 and at least 1/90000 after the one
   *     before
   * @throws IllegalArgumentException where the picture's size or the time does not fit
   * @throws IllegalStateException where the file is closed or failed before
   * @throws IOException where it cannot be written, and then never will be
   */
  public void add(Image image, double seconds) throws IOException {
    if (!open) {
      throw new IllegalStateException(file + " is closed");
    }
    // A day and a half: beyond, 32 bits of the file's durations would not hold all frame rates.
    if (!(seconds >= 0 && seconds <= 130_000)) {
      throw new IllegalArgumentException(
          "a frame's time is 0 to 130000 seconds from the start, not " + seconds);
    }
    long ticks = Math.round(seconds * H264Encoder.TICKS);
    if (ticks <= lastTicks) {
      throw new IllegalArgumentException(
          "a frame at " + seconds + " s is not after the one before it in " + file);
    }
    boolean key = ticks - lastKey >= KEY_DISTANCE;
    AVPacket packet = encoder.encode(image, ticks, key);
    boolean written = false;
    try {
      packet.stream_index(0).duration(frameTicks);
      check(avformat.av_write_frame(muxer, packet));
      check(muxer.pb().error());
      written = true;
    } finally {
      if (!written) {
        abandon();
      }
    }
    lastTicks = ticks;
    lastKey = key ? ticks : lastKey;
  }

  /**
   * Finishes the file and gives it its name. Does nothing where it is closed, abandoned or failed.
   *
   * @throws IOException where it cannot be written, or no frame was added
   */
  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    try {
      if (lastTicks < 0) {
        throw new IOException("cannot write " + file + ": no frame was added");
      }
      check(avformat.av_write_trailer(muxer));
      int error = muxer.pb().error();
      AVIOContext io = muxer.pb();
      muxer.pb(null);
      check(Math.min(error, avformat.avio_closep(io)));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      abandon();
    }
  }

  /** Drops what was written; what had the name before keeps it. Does nothing where it is closed. */
  public void abandon() {
    if (!open) {
      return;
    }
    open = false;
    encoder.close();
    if (!muxer.isNull()) {
      AVIOContext io = muxer.pb();
      if (io != null) {
        avformat.avio_closep(io);
      }
      avformat.avformat_free_context(muxer);
    }
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What cannot be deleted still has not the file's name.
    }
  }

  private int check(int result) throws IOException {
    return FfmpegException.check(result, "cannot write " + file);
  }
}
