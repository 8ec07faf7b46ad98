package org.exeat.faces;

import java.nio.ByteBuffer;
import org.exeat.domain.Box;

/**
 * A picture: 8-bit sRGB, three interleaved channels R, G, B, rows from the top, no padding.
 * Immutable once made, and so safe to share between threads.
 */
public final class Image {
  private final int width;
  private final int height;
  private final byte[] rgb;

  /**
   * Takes the array over without a copy (a frame is megabytes); the caller must not write to it
   * afterwards.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param rgb {@code width * height * 3} bytes
   */
  public Image(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image has at least one pixel, not " + width + "x" + height);
    }
    if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
      throw new IllegalArgumentException(
          "an RGB image of "
              + width
              + "x"
              + height
              + " has "
              + 3L * width * height
              + " bytes, not "
              + rgb.length);
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /** The pixels, read-only, {@code width * height * 3} bytes. */
  public ByteBuffer rgb() {
    return ByteBuffer.wrap(rgb).asReadOnlyBuffer();
  }

  /** The pixel at (x, y) as 0xRRGGBB. */
  public int rgbAt(int x, int y) {
    int i = (y * width + x) * 3;
    return (rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | rgb[i + 2] & 0xff;
  }

  /**
   * The part of the picture that lies in the box, its edges rounded outwards; cut off at the
   * picture's edges.
   *
   * @throws IllegalArgumentException where the box lies beside the picture
   */
  public Image crop(Box box) {
    int left = (int) Math.max(0, Math.floor(box.x()));
    int top = (int) Math.max(0, Math.floor(box.y()));
    int right = (int) Math.min(width, Math.ceil(box.right()));
    int bottom = (int) Math.min(height, Math.ceil(box.bottom()));
    return Pixels.cut(this, left, top, right - left, bottom - top);
  }

  /** The pixels themselves, for this package's native calls; never written to. */
  byte[] array() {
    return rgb;
  }
}
