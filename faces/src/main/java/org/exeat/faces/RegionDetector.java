package org.exeat.faces;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;

/**
 * Looks for faces in a part of a picture, which a detector then sees larger; brings out the
 * contrast of a dark one, or of each, first. What touches an edge of the part that lies within the
 * picture was cut off by it and is left out. Thread-safe if the inner detector is; that is closed
 * by whoever made it.
 */
public final class RegionDetector {
  /** A box this close to a region's edge was cut off by it, pixels. */
  private static final double CUT = 1.5;

  /** As {@code dark} for all regions. */
  public static final double ALL = 256;

  private final FaceDetector inner;
  private final double dark;

  /**
   * @param dark mean of red, green and blue below which a region's contrast is brought out, of 255
   */
  public RegionDetector(FaceDetector inner, double dark) {
    this.inner = inner;
    this.dark = dark;
  }

  /**
   * Finds the faces that lie whole in a region.
   *
   * @param region in whole pixels, at least partly within the picture
   * @return in the picture's pixels, the most confident first
   * @throws InferenceException where the network breaks
   */
  public List<Detection> detect(Image image, Box region) {
    Image part = image.crop(region);
    double left = Math.max(0, Math.floor(region.x()));
    double top = Math.max(0, Math.floor(region.y()));
    Box inside = new Box(left, top, part.width(), part.height());
    List<Detection> found = new ArrayList<>();
    for (Detection d : inner.detect(mean(part) < dark ? Pixels.contrasted(part) : part)) {
      if (!cut(d.box(), inside, image)) {
        Box b = d.box();
        found.add(
            new Detection(
                new Box(b.x() + left, b.y() + top, b.width(), b.height()), d.confidence()));
      }
    }
    return found;
  }

  /** Whether an edge of the region that lies within the picture cuts a box off. */
  private static boolean cut(Box box, Box region, Image image) {
    return box.x() < CUT && region.x() > 0
        || box.y() < CUT && region.y() > 0
        || box.right() > region.width() - CUT && region.right() < image.width()
        || box.bottom() > region.height() - CUT && region.bottom() < image.height();
  }

  private static double mean(Image image) {
    byte[] rgb = image.array();
    long sum = 0;
    int count = 0;
    for (int i = 0; i < rgb.length; i += 7) {
      sum += rgb[i] & 0xff;
      count++;
    }
    return (double) sum / count;
  }
}
