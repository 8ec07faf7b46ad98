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
 * of the region, where the last frames stopped. Two frames that follow each other look at the same,
 * since a camera with a bracket exposes one of them for what is dark. Where a frame can afford one
 * run of several, every other pair of frames gives it to one of the others. For use by one thread.
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
  private final boolean closer;
  private final Map<String, Turn> turns = new HashMap<>();

  /** Where a camera's search stands. */
  private static final class Turn {
    private int frames;
    private int close;
    private int tile;
  }

  /**
   * @param closer whether to look at more than the whole region
   */
  FaceSearch(RegionDetector detector, boolean closer) {
    this.detector = detector;
    this.closer = closer;
  }

  /**
   * What was found.
   *
   * @param parts that the detector was run on
   */
  record Found(List<Detection> faces, List<Box> parts) {}

  /**
   * Faces of a frame.
   *
   * @param region where heads can be, pixels
   * @param wanted faces that were not seen well enough yet, where they are expected
   * @param runs of the detector at most, 1 and more
   */
  Found look(String camera, Image image, Box region, List<Box> wanted, int runs) {
    List<Detection> found = new ArrayList<>();
    List<Box> parts = parts(camera, image, region, wanted, runs);
    for (Box part : parts) {
      found.addAll(detector.detect(image, part));
    }
    return new Found(TiledDetector.joined(found), parts);
  }

  private List<Box> parts(String camera, Image image, Box region, List<Box> wanted, int runs) {
    if (!closer) {
      return List.of(region);
    }
    Turn turn = turns.computeIfAbsent(camera, c -> new Turn());
    int frame = turn.frames++;
    int pair = frame / 2;
    List<Box> parts = new ArrayList<>();
    if (runs > 1 || pair % 2 == 0) {
      parts.add(region);
    }
    int more = Math.max(1, runs) - parts.size();
    // a single further run goes to a close look and to a tile in turns
    int close = Math.min(wanted.size(), more == 1 ? pair / 2 % 2 : more / 2);
    List<Box> largest =
        wanted.stream().sorted(Comparator.comparingDouble(Box::area).reversed()).toList();
    for (int i = 0; i < close; i++) {
      parts.add(around(largest.get((turn.close + i) % largest.size()), image));
    }
    List<Box> tiles =
        TiledDetector.tiles(region, (int) Math.max(LEAST, Math.ceil(region.height() * TILE)));
    int further = Math.min(tiles.size(), more - close);
    for (int i = 0; i < further; i++) {
      parts.add(tiles.get((turn.tile + i) % tiles.size()));
    }
    if (frame % 2 == 1) {
      turn.close += close;
      turn.tile += further;
    }
    return parts;
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
