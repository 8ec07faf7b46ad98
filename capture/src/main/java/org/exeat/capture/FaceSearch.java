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
   * A tile's side, as a share of the region's height: set by hand on lane-1's traffic of seed 1,
   * where smaller tiles found no more for much more work.
   */
  private static final double TILE = 1;

  /** A tile's side at least, pixels. */
  private static final int LEAST = 96;

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
    List<Box> tiles =
        TiledDetector.tiles(region, (int) Math.max(LEAST, Math.ceil(region.height() * TILE)));
    int turn = turns.getOrDefault(camera, 0);
    int more = Math.min(tiles.size(), runs - parts.size());
    for (int i = 0; i < more; i++) {
      parts.add(tiles.get((turn + i) % tiles.size()));
    }
    turns.put(camera, (turn + Math.max(0, more)) % tiles.size());
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
}
