package org.exeat.capture;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.exeat.faces.ImageDecoder;

/**
 * Decodes the pictures of one video track, on the calling thread. A picture that was damaged on its
 * way is not shown, nor what is built on it, up to the next key frame: a decoder would smear over
 * the damage, and a smeared face must not be compared. For use by one thread.
 */
final class FrameDecoder implements AutoCloseable {
  private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();

  private final AVCodecContext context;
  private final AVFrame frame = avutil.av_frame_alloc();
  private boolean intact;
  private boolean begun;
  private long lost;

  /**
   * Opens a decoder.
   *
   * @throws IOException where there is none for such a track
   */
  FrameDecoder(AVCodecParameters parameters, CameraAddress address) throws IOException {
    AVCodec codec =
        switch (parameters.codec_id()) {
          case avcodec.AV_CODEC_ID_H264,
              avcodec.AV_CODEC_ID_HEVC,
              avcodec.AV_CODEC_ID_MPEG4,
              avcodec.AV_CODEC_ID_MJPEG,
              avcodec.AV_CODEC_ID_VP8,
              avcodec.AV_CODEC_ID_VP9 ->
              avcodec.avcodec_find_decoder(parameters.codec_id());
          default ->
              throw new IOException(
                  "the video of %s is %s, which is not read"
                      .formatted(
                          address, avcodec.avcodec_get_name(parameters.codec_id()).getString()));
        };
    context = avcodec.avcodec_alloc_context3(codec);
    int result = avcodec.avcodec_parameters_to_context(context, parameters);
    if (result >= 0) {
      context.max_pixels(ImageDecoder.MOST_PIXELS);
      context.thread_count(1); // each thread more would hold back a frame
      result = avcodec.avcodec_open2(context, codec, (PointerPointer<?>) null);
    }
    if (result < 0) {
      close();
      throw new FfmpegException("the video of " + address + " cannot be decoded", result);
    }
  }

  /** Takes an encoded picture; an empty one says that there are no more. */
  void send(AVPacket packet) {
    int result = avcodec.avcodec_send_packet(context, packet);
    if (result < 0 && result != avutil.AVERROR_EOF) {
      lose();
    }
  }

  /**
   * Whether a whole picture came out, which {@link #frame} then shows. To be called until it is
   * false, before the next {@link #send}.
   */
  boolean receive() {
    while (true) {
      int result = avcodec.avcodec_receive_frame(context, frame);
      if (result == AGAIN || result == avutil.AVERROR_EOF) {
        return false;
      }
      boolean damaged =
          result < 0
              || frame.decode_error_flags() != 0
              || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
      if (damaged) {
        lose();
      } else if (intact || (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0) {
        intact = true;
        begun = true;
        return true;
      } else {
        lose();
      }
    }
  }

  /** The picture that {@link #receive} told of; good until it is called again. */
  AVFrame frame() {
    return frame;
  }

  /** How many pictures were not shown since the first that was. */
  long lost() {
    return lost;
  }

  private void lose() {
    intact = false;
    if (begun) {
      lost++;
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }
}
