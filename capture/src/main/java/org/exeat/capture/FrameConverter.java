package org.exeat.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.exeat.faces.Image;

/**
 * Decoded frames, in whatever colours and sampling, to RGB pictures. Bit-exact, so that a video
 * gives the same pictures on every processor. For use by one thread.
 */
final class FrameConverter implements AutoCloseable {
  /** From so many rows on, video that does not state its colours is taken for HDTV's. */
  private static final int HIGH_DEFINITION = 720;

  private final SwsContext scaler = swscale.sws_alloc_context();
  private final AVFrame rgb = avutil.av_frame_alloc();

  FrameConverter() {
    scaler.flags(
        swscale.SWS_BICUBIC
            | swscale.SWS_ACCURATE_RND
            | swscale.SWS_FULL_CHR_H_INT
            | swscale.SWS_BITEXACT);
  }

  /**
   * The picture of a frame.
   *
   * @param address for the message
   * @throws IOException where its pixel format is not converted
   */
  Image convert(AVFrame frame, CameraAddress address) throws IOException {
    int width = frame.width();
    int height = frame.height();
    if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
      frame.colorspace(
          height >= HIGH_DEFINITION ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_SMPTE170M);
    }
    if (rgb.width() != width || rgb.height() != height) {
      avutil.av_frame_unref(rgb);
      rgb.width(width).height(height).format(avutil.AV_PIX_FMT_RGB24);
      rgb.colorspace(avutil.AVCOL_SPC_RGB).color_range(avutil.AVCOL_RANGE_JPEG);
      check(avutil.av_frame_get_buffer(rgb, 0), address);
    }
    check(swscale.sws_scale_frame(scaler, rgb, frame), address);
    int row = width * 3;
    int stride = rgb.linesize(0);
    byte[] pixels = new byte[row * height];
    ByteBuffer plane = rgb.data(0).capacity((long) stride * height).asByteBuffer();
    for (int y = 0; y < height; y++) {
      plane.get(y * stride, pixels, y * row, row);
    }
    return new Image(width, height, pixels);
  }

  private static void check(int result, CameraAddress address) throws IOException {
    if (result < 0) {
      throw new FfmpegException("a picture of " + address + " cannot be turned into RGB", result);
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(rgb);
    swscale.sws_free_context(scaler);
  }
}
