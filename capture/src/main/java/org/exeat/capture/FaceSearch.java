package org.exeat.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.Box;
import org.exeat.faces.Detection;
import org.exeat.faces.Image;
import org.exeat.faces.RegionDetector;
import org.exeat.faces.TiledDetector;

/**
 * Looks for faces where heads can be, with as many runs of the detector as a frame may cost: first
 * the whole region, then closely at those who were found but not well enough, then tile after tile
 * of the region, where the last frame stopped. For use by one thread.
 */
final class FaceSearch {
  /**
   * A tile's side, as a share of the region's height. Of 123 hard looks at 1280x720 pixels tiles of
   * 1 found 89, of 0.75 93 with nearly three times as many, of 0.5 81.
   */
  private static final double TILE = 1;

  /** Side of the part that is looked at closely, in sides of the face. */
  private static final double CLOSE = 4;

  private final RegionDetector detector;
  private final int runs;
  private final Map<String, Integer> turns = new HashMap<>();

  /**
   * @param runs of the detector for each frame, 1 and more
   */
  FaceSearch(RegionDetector detector, int runs) {
    this.detector = detector;
    this.runs = runs;
  }

  /**
   * Faces of a frame.
   *
   * @param region where heads can be, pixels
   * @param wanted faces that were not seen well enough yet, where they are expected
   */
  List<Detection> look(String camera, Image image, Box region, List<Box> wanted) {
    List<Box> parts = new ArrayList<>();
    parts.add(region);
    List<Box> close =
        wanted.stream()
            .sorted(Comparator.comparingDouble(Box::area).reversed())
            .limit(Math.max(0, (runs - 1) / 2))
            .map(b -> around(b, image))
            .toList();
    parts.addAll(close);
    List<Box> tiles = tiles(region);
    int turn = turns.getOrDefault(camera, 0);
    int more = Math.min(tiles.size(), runs - parts.size());
    for (int i = 0; i < more; i++) {
      parts.add(tiles.get((turn + i) % tiles.size()));
    }
    turns.put(camera, (turn + Math.max(0, more)) % Math.max(1, tiles.size()));
    List<Detection> found = new ArrayList<>();
    for (Box part : parts) {
      found.addAll(detector.detect(image, part));
    }
    return TiledDetector.joined(found);
  }

  private static Box around(Box face, Image image) {
    double side = Math.max(64, CLOSE * Math.max(face.width(), face.height()));
    double x = Math.clamp(face.center().x() - side / 2, 0, Math.max(0, image.width() - side));
    double y = Math.clamp(face.center().y() - side / 2, 0, Math.max(0, image.height() - side));
    return new Box(
        Math.floor(x),
        Math.floor(y),
        Math.min(Math.ceil(side), image.width()),
        Math.min(Math.ceil(side), image.height()));
  }

  /** Squares that overlap by half along the region, in as many rows as it takes. */
  static List<Box> tiles(Box region) {
    double side = Math.max(96, Math.ceil(region.height() * TILE));
    List<Box> tiles = new ArrayList<>();
    for (double y : starts(region.y(), region.height(), side)) {
      for (double x : starts(region.x(), region.width(), side)) {
        tiles.add(new Box(x, y, Math.min(side, region.width()), Math.min(side, region.height())));
      }
    }
    return tiles;
  }

  private static double[] starts(double from, double length, double side) {
    if (length <= side) {
      return new double[] {from};
    }
    int steps = (int) Math.ceil((length - side) / Math.floor(side / 2));
    double[] starts = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      starts[i] = Math.floor(from + i * (length - side) / steps);
    }
    return starts;
  }
}
