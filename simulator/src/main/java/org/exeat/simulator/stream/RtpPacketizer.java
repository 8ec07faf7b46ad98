package org.exeat.simulator.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Cuts one client's stream into RTP packets (RFC 3550, RFC 6184 in packetization mode 1) and adds
 * the RTCP sender reports, with FFmpeg's own muxer. It has its own sequence numbers and source
 * identifier. For use by one thread.
 */
final class RtpPacketizer implements AutoCloseable {
  /** Bytes: an Ethernet frame's 1500 less the headers of IPv6, UDP, and of tunnels. */
  static final int MOST_BYTES = 1400;

  /** The payload type of H.264 in the session descriptions: the first dynamic one (RFC 3551). */
  static final int PAYLOAD_TYPE = 96;

  private static final Map<Long, RtpPacketizer> ALL = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** One for all: JavaCPP has room for ten functions of a kind. */
  private static final Writer WRITER = new Writer();

  private final long number = NUMBERS.incrementAndGet();
  private final AVFormatContext muxer = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVIOContext io;
  private List<RtpPacket> made = new ArrayList<>();

  /**
   * One packet.
   *
   * @param bytes at most {@link #MOST_BYTES}
   * @param control whether it is RTCP, and so belongs on the other channel
   */
  @SuppressWarnings("ArrayRecordComponent") // a packet is compared with nothing
  record RtpPacket(byte[] bytes, boolean control) {
    /** Tells them apart by the packet type, RTCP's being 200 to 204 (RFC 5761, clause 4). */
    static RtpPacket of(byte[] bytes) {
      int type = bytes.length > 1 ? bytes[1] & 0xff : 0;
      return new RtpPacket(bytes, type >= 200 && type <= 204);
    }
  }

  /**
   * Begins a stream.
   *
   * @param firstSequence of the RTP packets, 0 to 65535
   * @param source identifier of the stream (SSRC)
   */
  RtpPacketizer(int width, int height, int firstSequence, int source) throws IOException {
    AVOutputFormat format = avformat.av_guess_format("rtp", null, null);
    ALL.put(number, this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(MOST_BYTES));
    io = avformat.avio_alloc_context(buffer, MOST_BYTES, 1, new Number(number), null, WRITER, null);
    boolean begun = false;
    AVDictionary options = new AVDictionary(null);
    try {
      check(avformat.avformat_alloc_output_context2(muxer, format, "rtp", null));
      io.max_packet_size(MOST_BYTES);
      muxer.pb(io);
      muxer.flags(muxer.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
      AVStream stream = avformat.avformat_new_stream(muxer, null);
      stream.codecpar().codec_type(avutil.AVMEDIA_TYPE_VIDEO);
      stream.codecpar().codec_id(avcodec.AV_CODEC_ID_H264);
      stream.codecpar().width(width).height(height);
      stream.time_base().num(1).den(H264Encoder.TICKS);
      avutil.av_dict_set(options, "payload_type", Integer.toString(PAYLOAD_TYPE), 0);
      avutil.av_dict_set(options, "seq", Integer.toString(firstSequence), 0);
      avutil.av_dict_set(options, "ssrc", Integer.toString(source), 0);
      avutil.av_dict_set(options, "cname", "exeat", 0);
      avutil.av_dict_set(options, "rtpflags", "send_bye", 0);
      check(avformat.avformat_write_header(muxer, options));
      begun = true;
    } finally {
      avutil.av_dict_free(options);
      if (!begun) {
        close();
      }
    }
  }

  /** The packets of one picture, in the order in which they are sent. */
  List<RtpPacket> packets(EncodedFrame frame) throws IOException {
    check(avcodec.av_new_packet(packet, frame.accessUnit().length));
    packet.data().put(frame.accessUnit());
    packet.pts(frame.ticks()).dts(frame.ticks()).stream_index(0);
    packet.flags(frame.key() ? avcodec.AV_PKT_FLAG_KEY : 0);
    int result = avformat.av_write_frame(muxer, packet);
    avcodec.av_packet_unref(packet);
    check(result);
    return taken();
  }

  /** The packets that say that the stream ends (RTCP BYE); no more pictures may follow. */
  List<RtpPacket> farewell() throws IOException {
    check(avformat.av_write_trailer(muxer));
    return taken();
  }

  private List<RtpPacket> taken() {
    List<RtpPacket> all = made;
    made = new ArrayList<>();
    return all;
  }

  private static void check(int result) throws IOException {
    FfmpegException.check(result, "the stream cannot be cut into packets");
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    if (!muxer.isNull()) {
      muxer.pb(null);
      avformat.avformat_free_context(muxer);
    }
    avutil.av_free(io.buffer());
    avformat.avio_context_free(io);
    ALL.remove(number);
  }

  /** A number where FFmpeg carries an address. */
  private static final class Number extends Pointer {
    Number(long number) {
      address = number;
    }
  }

  /** What FFmpeg calls once for each packet, on the thread that writes a picture. */
  private static final class Writer extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer bytes, int length) {
      RtpPacketizer packetizer = ALL.get(opaque.address());
      if (packetizer == null) {
        return avutil.AVERROR_EXIT;
      }
      byte[] copy = new byte[length];
      bytes.get(copy);
      packetizer.made.add(RtpPacket.of(copy));
      return length;
    }
  }
}
