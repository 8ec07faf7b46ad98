package org.exeat.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;

/** A stream or video file broke; the message names its address and FFmpeg's reason. */
final class FfmpegException extends IOException {
  private static final long serialVersionUID = 1;

  FfmpegException(String what, int error) {
    super(what + ": " + reason(error));
  }

  /**
   * FFmpeg's words for one of its errors.
   *
   * @param error below 0
   */
  private static String reason(int error) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(error, text, text.length);
    String reason = new String(text, StandardCharsets.UTF_8);
    reason = reason.substring(0, reason.indexOf('\0'));
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
