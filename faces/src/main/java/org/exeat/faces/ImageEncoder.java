package org.exeat.faces;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes pictures as JPEG, JPEG 2000 or PNG files. Thread-safe. */
public final class ImageEncoder {
  private ImageEncoder() {}

  /**
   * A JPEG file.
   *
   * @param quality 1 to 100
   */
  public static byte[] jpeg(Image image, int quality) {
    try (IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      return encode(image, ".jpg", parameters);
    }
  }

  /**
   * A JPEG 2000 file (JP2).
   *
   * @param quantizer 1 (fine) to 31 (coarse)
   */
  public static byte[] jpeg2000(Image image, int quantizer) {
    if (quantizer < 1 || quantizer > 31) {
      throw new IllegalArgumentException("the quantizer goes from 1 to 31, not " + quantizer);
    }
    return Jpeg2000.encode(image, quantizer);
  }

  /** A PNG file. */
  public static byte[] png(Image image) {
    try (IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, 6)) {
      return encode(image, ".png", parameters);
    }
  }

  /** The picture scaled by area so that its longer side is at most {@code side} pixels. */
  public static Image atMost(Image image, int side) {
    double scale = (double) side / Math.max(image.width(), image.height());
    return scale >= 1
        ? image
        : Pixels.resized(
            image,
            Math.max(1, (int) Math.round(image.width() * scale)),
            Math.max(1, (int) Math.round(image.height() * scale)));
  }

  private static byte[] encode(Image image, String extension, IntPointer parameters) {
    try (PointerScope scope = new PointerScope()) {
      Mat rgb =
          new Mat(
              image.height(), image.width(), opencv_core.CV_8UC3, new BytePointer(image.array()));
      Mat bgr = new Mat();
      opencv_imgproc.cvtColor(rgb, bgr, opencv_imgproc.COLOR_RGB2BGR);
      BytePointer out = new BytePointer();
      if (!opencv_imgcodecs.imencode(extension, bgr, out, parameters)) {
        throw new IllegalStateException("OpenCV cannot write " + extension);
      }
      ByteBuffer buffer = out.asByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }
}
