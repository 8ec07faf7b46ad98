package org.exeat.report;

import java.util.Base64;

/**
 * A JPEG that travels inside the page.
 *
 * @param base64 the file, in standard Base64
 * @param width of the picture as a browser shows it, pixels
 * @param height of the picture as a browser shows it, pixels
 */
public record Picture(String base64, int width, int height) {
  /** Checks. */
  public Picture {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a picture of " + width + "x" + height + " pixels");
    }
    if (!base64.chars().allMatch(Picture::standard)) {
      throw new IllegalArgumentException("a picture is given in standard Base64");
    }
  }

  /** A picture from the bytes of a JPEG file. */
  public static Picture ofJpeg(byte[] jpeg, int width, int height) {
    return new Picture(Base64.getEncoder().encodeToString(jpeg), width, height);
  }

  void write(Html to, String alt) {
    to.open(
        "img",
        "src",
        "data:image/jpeg;base64," + base64,
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "alt",
        alt);
  }

  private static boolean standard(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }
}
