package org.exeat.simulator.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg could not do something; the message says what, and FFmpeg's reason. */
final class FfmpegException extends IOException {
  private static final long serialVersionUID = 1;

  private FfmpegException(String message) {
    super(message);
  }

  /**
   * Passes on what an FFmpeg function returned.
   *
   * @param result at least 0, or FFmpeg's number of an error
   * @param what was tried, such as "cannot write lane.mp4"
   * @return the result
   * @throws FfmpegException where it is an error
   */
  static int check(int result, String what) throws FfmpegException {
    if (result >= 0) {
      return result;
    }
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(result, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    String reason = new String(text, 0, end, StandardCharsets.UTF_8);
    throw new FfmpegException(
        what + ": " + reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1));
  }
}
