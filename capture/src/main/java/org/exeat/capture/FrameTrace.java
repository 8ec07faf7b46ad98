package org.exeat.capture;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.Image;

/**
 * What was looked at in one frame, and what became of what was found. Boxes are in pixels of the
 * picture.
 *
 * @param camera that took it
 * @param sequence of the camera's frame since it was connected
 * @param taken by the host's clock
 * @param picture as the camera sent it
 * @param region where heads can be
 * @param parts of it that the detector was given, in their order
 * @param faces that it found
 */
public record FrameTrace(
    String camera,
    long sequence,
    Instant taken,
    Image picture,
    Box region,
    List<Box> parts,
    List<Face> faces) {
  private static final int BLUE = 0x4080FF;
  private static final int GREEN = 0x20D020;
  private static final int ORANGE = 0xFFA000;
  private static final int RED = 0xFF2020;

  public FrameTrace {
    parts = List.copyOf(parts);
    faces = List.copyOf(faces);
  }

  /**
   * A face.
   *
   * @param confidence of the detector, 0 to 1
   * @param inside whether it seems to lie where the vehicle's heads can be; the others are dropped
   *     before a template is made of them
   * @param reasons what it lacks to be good enough; empty where it is, and for those that are
   *     dropped
   */
  public record Face(Box box, double confidence, boolean inside, List<QualityMeasure> reasons) {
    public Face {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The region of the picture, with frames around all of it: blue the parts, green faces that are
   * good enough, orange those that are not. Beside the region it is black, and so are faces that
   * are dropped, within a red frame, so that bystanders whose face was found are not shown. One of
   * whom none was found, within the region, may be.
   */
  public Image drawn() {
    int width = picture.width();
    byte[] rgb = new byte[width * picture.height() * 3];
    ByteBuffer pixels = picture.rgb();
    int left = (int) Math.clamp(region.x(), 0, width);
    int right = (int) Math.clamp(region.right(), left, width);
    int bottom = (int) Math.clamp(region.bottom(), 0, picture.height());
    for (int y = (int) Math.max(0, region.y()); y < bottom; y++) {
      int at = (y * width + left) * 3;
      pixels.get(at, rgb, at, (right - left) * 3);
    }
    parts.forEach(p -> frame(rgb, p, BLUE));
    for (Face f : faces) {
      if (!f.inside()) {
        black(rgb, f.box());
      }
      frame(rgb, f.box(), !f.inside() ? RED : f.reasons().isEmpty() ? GREEN : ORANGE);
    }
    return new Image(width, picture.height(), rgb);
  }

  /** With half a face's size around it: hair and chin. */
  private void black(byte[] rgb, Box face) {
    double more = face.width() / 2;
    for (int y = (int) (face.y() - more); y < face.bottom() + more; y++) {
      for (int x = (int) (face.x() - more); x < face.right() + more; x++) {
        dot(rgb, x, y, 0);
      }
    }
  }

  private void frame(byte[] rgb, Box box, int color) {
    int left = (int) Math.round(box.x());
    int top = (int) Math.round(box.y());
    int right = (int) Math.round(box.right()) - 1;
    int bottom = (int) Math.round(box.bottom()) - 1;
    for (int line = 0; line < 2; line++) {
      for (int x = left; x <= right; x++) {
        dot(rgb, x, top + line, color);
        dot(rgb, x, bottom - line, color);
      }
      for (int y = top; y <= bottom; y++) {
        dot(rgb, left + line, y, color);
        dot(rgb, right - line, y, color);
      }
    }
  }

  private void dot(byte[] rgb, int x, int y, int color) {
    if (x >= 0 && y >= 0 && x < picture.width() && y < picture.height()) {
      int at = (y * picture.width() + x) * 3;
      rgb[at] = (byte) (color >> 16);
      rgb[at + 1] = (byte) (color >> 8);
      rgb[at + 2] = (byte) color;
    }
  }
}
