package org.exeat.capture;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Takes the encoded pictures of one video track out of a file or an RTSP stream, with FFmpeg. What
 * is opened is bounded to cameras' formats and to the address itself: a playlist that names other
 * files or hosts is refused. For use by one thread.
 */
final class PacketReader implements AutoCloseable {
  private static final String FILE_FORMATS = "mov,mp4,matroska,webm,avi,mpegts,mpeg";

  private final CameraAddress address;
  private final VideoSource.Options options;
  private final Interruption interruption = new Interruption();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private AVFormatContext demuxer = avformat.avformat_alloc_context();
  private int track;

  private PacketReader(CameraAddress address, VideoSource.Options options) {
    this.address = address;
    this.options = options;
  }

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET); // it would log addresses with their passwords
  }

  /**
   * Opens it and finds its video track.
   *
   * @throws IOException where it cannot be, or has none
   */
  static PacketReader open(CameraAddress address, VideoSource.Options options)
      throws IOException, InterruptedException {
    PacketReader reader = new PacketReader(address, options);
    boolean opened = false;
    try {
      reader.open();
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  private void open() throws IOException, InterruptedException {
    interruption.watch(demuxer);
    interruption.allow(options.openTimeout());
    AVDictionary how = new AVDictionary(null);
    try {
      if (address.isStream()) {
        describeStream(how);
      } else {
        avutil.av_dict_set(how, "protocol_whitelist", "file", 0);
        avutil.av_dict_set(how, "format_whitelist", FILE_FORMATS, 0);
      }
      check(
          avformat.avformat_open_input(demuxer, address.url(), null, how),
          "cannot open " + address);
    } finally {
      avutil.av_dict_free(how);
    }
    if (!address.isStream()) {
      // A stream is described by its SDP; to guess at more would cost the first seconds.
      check(
          avformat.avformat_find_stream_info(demuxer, (AVDictionary) null),
          "cannot open " + address);
    }
    track =
        check(
            avformat.av_find_best_stream(
                demuxer, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0),
            "there is no video in " + address);
    for (int i = 0; i < demuxer.nb_streams(); i++) {
      if (i != track) {
        demuxer.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  private void describeStream(AVDictionary how) {
    long micros = options.readTimeout().toNanos() / 1000;
    avutil.av_dict_set(how, "rtsp_transport", address.isDatagrams() ? "udp" : "tcp", 0);
    avutil.av_dict_set(how, "rtsp_flags", "filter_src", 0); // no packets but the server's
    avutil.av_dict_set(how, "allowed_media_types", "video", 0);
    avutil.av_dict_set(how, "protocol_whitelist", "rtsp,rtp,udp,tcp", 0);
    avutil.av_dict_set(how, "timeout", Long.toString(micros), 0);
    avutil.av_dict_set(how, "user_agent", "Exeat", 0);
  }

  /** What the track holds. */
  AVCodecParameters parameters() {
    return stream().codecpar();
  }

  /** How many seconds one unit of the track's time stamps is. */
  AVRational timeBase() {
    return stream().time_base();
  }

  private AVStream stream() {
    return demuxer.streams(track);
  }

  /**
   * Waits for the next encoded picture.
   *
   * @return good until the next call; {@link AVPacket#size} is 0 where there are no more
   * @throws IOException where it broke, or nothing came for {@link VideoSource.Options#readTimeout}
   */
  AVPacket next() throws IOException, InterruptedException {
    interruption.allow(options.readTimeout());
    do {
      avcodec.av_packet_unref(packet);
      int result = avformat.av_read_frame(demuxer, packet);
      if (result == avutil.AVERROR_EOF) {
        avcodec.av_packet_unref(packet);
        return packet;
      }
      check(result, "cannot read on from " + address);
    } while (packet.stream_index() != track || packet.size() == 0);
    return packet;
  }

  /** Ends the waiting of {@link #next}, from any thread; then it throws. */
  void interrupt() {
    interruption.request();
  }

  private int check(int result, String what) throws IOException, InterruptedException {
    if (result >= 0) {
      return result;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (interruption.late()) {
      throw new IOException(what + ": it did not answer in time");
    }
    throw new FfmpegException(what, result);
  }

  @Override
  public void close() {
    // A stream is left with a word to its server, which must not hold its reader up.
    interruption.withdraw();
    interruption.allow(VideoSource.Options.CLOSING);
    avcodec.av_packet_free(packet);
    if (!demuxer.isNull()) {
      avformat.avformat_close_input(demuxer);
    }
    interruption.close();
  }
}
