package org.exeat.faces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.exeat.faces.UnreadableImageException.Reason;

/**
 * Reads JPEG (baseline, progressive, grey, CMYK), PNG (transparency is dropped; of an animation the
 * first picture) and JPEG 2000 (JP2 and codestream), turned upright as their EXIF orientation says.
 * Sizes are limited from the header, before a pixel is decoded; files that are cut short are
 * refused rather than half shown. Thread-safe.
 */
public final class ImageDecoder {
  /** Largest file, bytes: a 50 megapixel JPEG at the best quality is smaller. */
  public static final long MOST_BYTES = 64L << 20;

  /** Most pixels: 150 MB decoded. */
  public static final long MOST_PIXELS = 50_000_000;

  /** Longest side, pixels. */
  public static final long LONGEST_SIDE = 16_384;

  /**
   * Most scans of a JPEG file: progressive ones have some ten, and the decoder goes over the whole
   * picture for each, so that a small file of many would keep it for minutes.
   */
  static final int MOST_SCANS = 100;

  private ImageDecoder() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableImageException where it is not a usable picture
   * @throws IOException where the file itself cannot be read
   */
  public static Image read(Path file) throws UnreadableImageException, IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new UnreadableImageException(
          Reason.TOO_LARGE, "the file has " + size + " bytes; at most " + MOST_BYTES + " are read");
    }
    return decode(Files.readAllBytes(file));
  }

  /**
   * Decodes a file's bytes.
   *
   * @throws UnreadableImageException where they are not a usable picture
   */
  public static Image decode(byte[] file) throws UnreadableImageException {
    return decode(file, MOST_PIXELS);
  }

  /**
   * Decodes a file's bytes where it has no more pixels than the caller has memory for.
   *
   * @param mostPixels {@link #MOST_PIXELS} at most
   * @throws UnreadableImageException where they are not a usable picture
   */
  public static Image decode(byte[] file, long mostPixels) throws UnreadableImageException {
    if (file.length == 0) {
      throw new UnreadableImageException(Reason.EMPTY, "the file is empty");
    }
    ImageHeader header = ImageHeader.of(file);
    if (header.width() < 1 || header.height() < 1) {
      throw new UnreadableImageException(
          Reason.BROKEN, "its header states a picture without pixels");
    }
    if (header.width() > LONGEST_SIDE
        || header.height() > LONGEST_SIDE
        || header.width() * header.height() > mostPixels) {
      throw new UnreadableImageException(
          Reason.TOO_LARGE,
          "the picture has "
              + header.width()
              + "x"
              + header.height()
              + " pixels; at most "
              + LONGEST_SIDE
              + " a side and "
              + mostPixels / 1_000_000
              + " million in all are read");
    }
    if (!header.complete(file)) {
      throw new UnreadableImageException(
          Reason.TRUNCATED, "the " + header.format() + " file ends before its picture does");
    }
    if (header.format() == ImageHeader.Format.JPEG && ImageHeader.scans(file) > MOST_SCANS) {
      throw new UnreadableImageException(
          Reason.BROKEN, "the JPEG file has more than " + MOST_SCANS + " scans");
    }
    if (header.format() == ImageHeader.Format.JPEG_2000) {
      return Jpeg2000.decode(file, mostPixels);
    }
    try (PointerScope scope = new PointerScope()) {
      Mat bytes = new Mat(1, file.length, opencv_core.CV_8U, new BytePointer(file));
      Mat bgr = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_COLOR);
      if (bgr == null || bgr.empty()) {
        throw new UnreadableImageException(
            Reason.BROKEN, "the " + header.format() + " data cannot be decoded");
      }
      Mat rgb = new Mat();
      opencv_imgproc.cvtColor(bgr, rgb, opencv_imgproc.COLOR_BGR2RGB);
      byte[] pixels = new byte[rgb.rows() * rgb.cols() * 3];
      ByteBuffer buffer = rgb.createBuffer();
      buffer.get(pixels);
      return new Image(rgb.cols(), rgb.rows(), pixels);
    } catch (RuntimeException e) {
      // OpenCV's exceptions arrive as RuntimeException.
      throw new UnreadableImageException(
          Reason.BROKEN, "the " + header.format() + " data cannot be decoded", e);
    }
  }
}
