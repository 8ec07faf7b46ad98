package org.exeat.faces;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.exeat.faces.UnreadableImageException.Reason;

/**
 * Decodes JPEG 2000 (JP2 files and bare codestreams), as most passports hold their portrait, with
 * FFmpeg, and writes JP2 files. OpenCV's own decoder is an old Jasper with known holes and stays
 * switched off. Thread-safe: each call has a codec of its own.
 */
final class Jpeg2000 {
  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  private Jpeg2000() {}

  /** Decodes a whole file whose stated size was checked before. */
  static Image decode(byte[] file, long mostPixels) throws UnreadableImageException {
    AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_JPEG2000);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    try {
      context.max_pixels(mostPixels);
      context.err_recognition(avcodec.AV_EF_EXPLODE);
      context.thread_count(1);
      check(avcodec.avcodec_open2(context, codec, (PointerPointer<?>) null));
      check(avcodec.av_new_packet(packet, file.length));
      packet.data().put(file);
      check(avcodec.avcodec_send_packet(context, packet));
      check(avcodec.avcodec_receive_frame(context, frame));
      return rgb(frame);
    } finally {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(context);
    }
  }

  /**
   * A JP2 file.
   *
   * @param quantizer 1 (fine) to 31 (coarse), FFmpeg's scale
   */
  static byte[] encode(Image image, int quantizer) {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("jpeg2000");
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    try {
      context.width(image.width()).height(image.height()).pix_fmt(avutil.AV_PIX_FMT_RGB24);
      context.time_base().num(1).den(1);
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
      context.global_quality(avutil.FF_QP2LAMBDA * quantizer);
      context.thread_count(1);
      written(avcodec.avcodec_open2(context, codec, (PointerPointer<?>) null));
      frame.width(image.width()).height(image.height()).format(avutil.AV_PIX_FMT_RGB24);
      frame.quality(avutil.FF_QP2LAMBDA * quantizer);
      written(avutil.av_frame_get_buffer(frame, 0));
      int stride = frame.linesize(0);
      BytePointer plane = frame.data(0);
      for (int y = 0; y < image.height(); y++) {
        plane
            .position((long) y * stride)
            .put(image.array(), y * image.width() * 3, image.width() * 3);
      }
      written(avcodec.avcodec_send_frame(context, frame));
      written(avcodec.avcodec_receive_packet(context, packet));
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(context);
    }
  }

  private static void written(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg cannot write JPEG 2000 (its error " + result + ")");
    }
  }

  private static Image rgb(AVFrame frame) throws UnreadableImageException {
    int width = frame.width();
    int height = frame.height();
    byte[] pixels = new byte[width * height * 3];
    SwsContext scaler =
        swscale.sws_getContext(
            width,
            height,
            frame.format(),
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            swscale.SWS_POINT | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null || scaler.isNull()) {
      throw new UnreadableImageException(
          Reason.FORMAT, "the JPEG 2000 picture has a colour format that is not read");
    }
    // FFmpeg reads four planes and strides, and may touch some bytes behind the last row.
    try (BytePointer out = new BytePointer(pixels.length + 64L);
        PointerPointer<BytePointer> planes = new PointerPointer<>(out, null, null, null);
        IntPointer strides = new IntPointer(width * 3, 0, 0, 0)) {
      check(swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, height, planes, strides));
      out.get(pixels);
    } finally {
      swscale.sws_freeContext(scaler);
    }
    return new Image(width, height, pixels);
  }

  private static void check(int result) throws UnreadableImageException {
    if (result < 0) {
      throw new UnreadableImageException(
          Reason.BROKEN, "the JPEG_2000 data cannot be decoded (FFmpeg's error " + result + ")");
    }
  }
}
