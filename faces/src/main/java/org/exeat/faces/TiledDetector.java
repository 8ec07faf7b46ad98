package org.exeat.faces;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;

/**
 * Finds small and dim faces too: besides the whole picture, which a detector shrinks to its own
 * size, it looks at square tiles that overlap by a half, and brings out the contrast of dark ones
 * first. A face smaller than half a tile lies whole in one of them, so what touches the inner edge
 * of a tile is left to another. Thread-safe if the inner detector is.
 */
public final class TiledDetector implements FaceDetector {
  private static final double MOST_OVERLAP = 0.4;

  /** A smaller box of which more than this lies in another is a part of the same face. */
  private static final double PART = 0.7;

  /**
   * Boxes of about one height whose middles lie closer than this are of one face, in widths of the
   * wider: two heads of one size cannot be there. A smaller one can look past a larger.
   */
  private static final double ONE_PLACE = 0.45;

  private static final double ONE_SIZE = 1.25;

  /** Mean of red, green and blue below which a tile's contrast is brought out, of 255. */
  private static final double DARK = 90;

  private final FaceDetector inner;
  private final RegionDetector regions;
  private final int across;

  /**
   * Wraps a detector; closing this closes it.
   *
   * @param across about how many tiles lie along the picture's longer side, 2 to 9; each is 2 /
   *     (across + 1) of it
   */
  public TiledDetector(FaceDetector inner, int across) {
    if (across < 2 || across > 9) {
      throw new IllegalArgumentException("a picture has 2 to 9 tiles across, not " + across);
    }
    this.inner = inner;
    this.across = across;
    regions = new RegionDetector(inner, DARK);
  }

  @Override
  public List<Detection> detect(Image image) {
    List<Detection> all = new ArrayList<>(inner.detect(image));
    for (Box tile : tiles(image.width(), image.height())) {
      all.addAll(regions.detect(image, tile));
    }
    return joined(all);
  }

  /**
   * One detection for each face of those that several regions of one picture gave: of overlapping
   * ones the most confident, none that is a part of another, and none in the place of another.
   */
  public static List<Detection> joined(List<Detection> detections) {
    return whole(Suppression.of(detections, MOST_OVERLAP));
  }

  /** Leaves out what lies within a more confident detection for the most part, or in its place. */
  private static List<Detection> whole(List<Detection> detections) {
    List<Detection> kept = new ArrayList<>();
    for (Detection d : detections) {
      if (kept.stream()
          .noneMatch(k -> within(d.box(), k.box()) > PART || inPlaceOf(d.box(), k.box()))) {
        kept.add(d);
      }
    }
    return kept;
  }

  private static boolean inPlaceOf(Box a, Box b) {
    double ratio = a.height() / b.height();
    return a.center().distanceTo(b.center()) < ONE_PLACE * Math.max(a.width(), b.width())
        && ratio < ONE_SIZE
        && ratio > 1 / ONE_SIZE;
  }

  /** Share of the smaller of two boxes that lies in the other. */
  private static double within(Box a, Box b) {
    return a.intersection(b) / Math.min(a.area(), b.area());
  }

  /** The tiles of a picture of some size, in whole pixels. */
  List<Box> tiles(int width, int height) {
    int side = Math.max(1, (int) Math.ceil(2.0 * Math.max(width, height) / (across + 1)));
    return tiles(new Box(0, 0, width, height), side);
  }

  /**
   * Squares that cover a region and overlap by half of one or more, row by row.
   *
   * @param region in whole pixels
   * @param side of a square, pixels, 1 and more; a region that is narrower has narrower tiles
   */
  public static List<Box> tiles(Box region, int side) {
    int width = (int) region.width();
    int height = (int) region.height();
    List<Box> tiles = new ArrayList<>();
    for (int y : starts(height, side)) {
      for (int x : starts(width, side)) {
        tiles.add(
            new Box(region.x() + x, region.y() + y, Math.min(side, width), Math.min(side, height)));
      }
    }
    return tiles;
  }

  /** Where tiles begin along a side: as few as overlap by half of one or more. */
  private static int[] starts(int length, int side) {
    if (length <= side) {
      return new int[] {0};
    }
    int steps = (int) Math.ceil((length - side) / Math.max(1, Math.floor(side / 2.0)));
    int[] starts = new int[steps + 1];
    for (int i = 0; i <= steps; i++) {
      starts[i] = (int) ((long) i * (length - side) / steps);
    }
    return starts;
  }

  @Override
  public void close() {
    inner.close();
  }
}
