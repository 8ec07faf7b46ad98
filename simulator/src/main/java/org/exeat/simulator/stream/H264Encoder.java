package org.exeat.simulator.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.exeat.faces.Image;

/**
 * Pictures to H.264 (ITU-T H.264, constrained baseline: no B-frames, so each picture leaves as it
 * comes in), 4:2:0, BT.709 in limited range, on the calling thread. The encoder is OpenH264, the
 * only one in software that FFmpeg's LGPL build has. The same pictures and times give the same
 * bytes. For use by one thread at a time.
 */
final class H264Encoder implements AutoCloseable {
  /** Ticks a second of all time stamps, the RTP clock of video (RFC 6184, clause 8.2.1). */
  static final int TICKS = 90_000;

  /**
   * The quantizer of every block, 0 (finest) to 51: fixed, so that a face is as sharp in a busy
   * picture as in a calm one. At 22 a rendered cabin keeps about 42 dB against the picture.
   */
  private static final int QUANTIZER = 22;

  /** The encoder refuses less; pixels. */
  private static final int LEAST_SIDE = 16;

  private final int width;
  private final int height;
  private final AVCodecContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame rgb = avutil.av_frame_alloc();
  private final AVFrame yuv = avutil.av_frame_alloc();
  private final SwsContext scaler = swscale.sws_alloc_context();
  private boolean closed;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  /**
   * Opens the encoder.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond what is expected, which the stream states; time stamps may differ
   * @param parameterSets where the stream's parameter sets go
   */
  H264Encoder(int width, int height, double framesPerSecond, ParameterSets parameterSets)
      throws IOException {
    checkSize(width, height);
    checkRate(framesPerSecond);
    this.width = width;
    this.height = height;
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
    if (codec == null || codec.isNull()) {
      throw new IOException("this FFmpeg has no OpenH264, the encoder that is used");
    }
    context = avcodec.avcodec_alloc_context3(codec);
    boolean opened = false;
    try {
      open(codec, framesPerSecond, parameterSets);
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  /** Where a stream keeps its sequence and picture parameter sets. */
  enum ParameterSets {
    /** In the header of the file, once. */
    IN_HEADER,
    /** Before each key frame, so that a reader can start at any. */
    IN_BAND
  }

  /**
   * Checks a picture's size.
   *
   * @throws IllegalArgumentException where H.264 in 4:2:0 cannot have it
   */
  static void checkSize(int width, int height) {
    if (width < LEAST_SIDE || height < LEAST_SIDE || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "an H.264 picture has even sides of at least "
              + LEAST_SIDE
              + " pixels, not "
              + width
              + "x"
              + height);
    }
  }

  /**
   * Checks a frame rate, per second.
   *
   * @throws IllegalArgumentException where it is not from 0.01 to 1000
   */
  static void checkRate(double framesPerSecond) {
    if (!(framesPerSecond >= 0.01 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "a frame rate is 0.01 to 1000 per second, not " + framesPerSecond);
    }
  }

  private void open(AVCodec codec, double framesPerSecond, ParameterSets parameterSets)
      throws IOException {
    AVRational rate = avutil.av_d2q(framesPerSecond, 1_000_000);
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(TICKS);
    context.framerate().num(rate.num()).den(rate.den());
    context.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
    context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
    context.qmin(QUANTIZER).qmax(QUANTIZER);
    context.thread_count(1); // more of them cut the picture into slices
    int flags = context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT;
    if (parameterSets == ParameterSets.IN_HEADER) {
      flags |= avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    context.flags(flags);
    AVDictionary options = new AVDictionary(null);
    try {
      avutil.av_dict_set(options, "rc_mode", "quality", 0);
      avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
      avutil.av_dict_set(options, "profile", "constrained_baseline", 0);
      FfmpegException.check(
          avcodec.avcodec_open2(context, codec, options),
          "H.264 cannot be encoded at " + width + "x" + height);
    } finally {
      avutil.av_dict_free(options);
    }
    rgb.width(width).height(height).format(avutil.AV_PIX_FMT_RGB24);
    rgb.colorspace(avutil.AVCOL_SPC_RGB).color_range(avutil.AVCOL_RANGE_JPEG);
    yuv.width(width).height(height).format(avutil.AV_PIX_FMT_YUV420P);
    yuv.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
    FfmpegException.check(avutil.av_frame_get_buffer(rgb, 0), "no memory for a picture");
    FfmpegException.check(avutil.av_frame_get_buffer(yuv, 0), "no memory for a picture");
    // Without these, other processors' vector code would round otherwise.
    scaler.flags(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT);
  }

  /**
   * Encodes one picture.
   *
   * @param ticks its time, {@link #TICKS} a second, later than the one before
   * @param key whether decoding can start here
   * @return its access unit, Annex B, good until the next call; only reference it
   * @throws IllegalArgumentException where the picture has another size than the stream
   */
  AVPacket encode(Image image, long ticks, boolean key) throws IOException {
    if (image.width() != width || image.height() != height) {
      throw new IllegalArgumentException(
          "the pictures of this stream have %dx%d pixels, not %dx%d"
              .formatted(width, height, image.width(), image.height()));
    }
    fill(image);
    FfmpegException.check(avutil.av_frame_make_writable(yuv), "no memory for a picture");
    FfmpegException.check(
        swscale.sws_scale_frame(scaler, yuv, rgb), "a picture cannot be turned into YUV");
    yuv.pts(ticks);
    yuv.pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    FfmpegException.check(avcodec.avcodec_send_frame(context, yuv), "H.264 cannot be encoded");
    avcodec.av_packet_unref(packet);
    FfmpegException.check(
        avcodec.avcodec_receive_packet(context, packet), "H.264 gave no picture back");
    return packet;
  }

  private void fill(Image image) {
    ByteBuffer pixels = image.rgb();
    int stride = rgb.linesize(0);
    int row = width * 3;
    ByteBuffer plane = rgb.data(0).capacity((long) stride * height).asByteBuffer();
    for (int y = 0; y < height; y++) {
      plane.put(y * stride, pixels, y * row, row);
    }
  }

  /** Says in a container's words what this stream is. */
  void describe(AVCodecParameters parameters) throws IOException {
    FfmpegException.check(
        avcodec.avcodec_parameters_from_context(parameters, context),
        "the stream cannot be described");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    avutil.av_frame_free(rgb);
    avutil.av_frame_free(yuv);
    avcodec.av_packet_free(packet);
    swscale.sws_free_context(scaler);
    avcodec.avcodec_free_context(context);
  }
}
