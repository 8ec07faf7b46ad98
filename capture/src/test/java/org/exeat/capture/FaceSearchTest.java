package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.faces.Detection;
import org.exeat.faces.FaceDetector;
import org.exeat.faces.Image;
import org.exeat.faces.RegionDetector;
import org.junit.jupiter.api.Test;

/** Where a frame's runs of the detector go, and how many it may have. */
class FaceSearchTest {
  private static final Image PICTURE = new Image(640, 360, new byte[640 * 360 * 3]);
  private static final Box REGION = new Box(100, 60, 500, 200);
  private static final Box SMALL = new Box(150, 100, 20, 24);
  private static final Box LARGE = new Box(400, 100, 60, 70);

  /** Widths of the parts that the detector was shown. */
  private final List<Integer> shown = new ArrayList<>();

  private final FaceDetector detector =
      new FaceDetector() {
        @Override
        public List<Detection> detect(Image image) {
          shown.add(image.width());
          return List.of();
        }

        @Override
        public void close() {}
      };

  private final FaceSearch search =
      new FaceSearch(new RegionDetector(detector, RegionDetector.ALL), true);

  private List<Integer> look(List<Box> wanted, int runs) {
    shown.clear();
    search.look("front", PICTURE, REGION, wanted, runs);
    return List.copyOf(shown);
  }

  @Test
  void looksAtTheWholeRegionThenCloselyThenAtTiles() {
    List<Integer> parts = look(List.of(SMALL, LARGE), 4);
    assertEquals(List.of(500, 280, 200, 200), parts); // the larger face, four sides wide
    assertEquals(parts, look(List.of(SMALL, LARGE), 4)); // the same in the other exposure
    assertEquals(List.of(500, 96, 200, 200), look(List.of(SMALL, LARGE), 4)); // then the other
  }

  @Test
  void tilesGoOnWhereTheLastFrameStopped() {
    List<String> seen = new ArrayList<>();
    FaceSearch other =
        new FaceSearch(
            new RegionDetector(
                new FaceDetector() {
                  @Override
                  public List<Detection> detect(Image image) {
                    seen.add(image.width() + "/" + image.rgbAt(0, 0));
                    return List.of();
                  }

                  @Override
                  public void close() {}
                },
                0),
            true);
    byte[] columns = new byte[640 * 360 * 3];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (byte) (i / 3 % 640 / 4); // what column a part begins at
    }
    Image picture = new Image(640, 360, columns);
    for (int frame = 0; frame < 6; frame++) {
      other.look("front", picture, REGION, List.of(), 2);
    }
    List<String> tiles = seen.stream().filter(s -> s.startsWith("200/")).toList();
    assertEquals(6, tiles.size());
    assertEquals(3, tiles.stream().distinct().count(), "three tiles, each twice: " + tiles);
    assertEquals(tiles.getFirst(), tiles.get(1), "in both exposures of a bracket");
  }

  @Test
  void oneRunIsSharedByRegionCloseLookAndTile() {
    List<Integer> parts = new ArrayList<>();
    for (int frame = 0; frame < 8; frame++) {
      parts.addAll(look(List.of(LARGE), 1));
    }
    assertEquals(List.of(500, 500, 200, 200, 500, 500, 280, 280), parts);
  }

  @Test
  void eachCameraHasItsOwnTurn() {
    look(List.of(), 1);
    shown.clear();
    search.look("left", PICTURE, REGION, List.of(), 1);
    assertEquals(List.of(500), shown);
  }

  @Test
  void withoutCloserLooksOnlyTheRegionIsSearched() {
    FaceSearch plain = new FaceSearch(new RegionDetector(detector, RegionDetector.ALL), false);
    for (int frame = 0; frame < 3; frame++) {
      plain.look("front", PICTURE, REGION, List.of(LARGE), 1);
    }
    assertEquals(List.of(500, 500, 500), shown);
  }

  @Test
  void aBudgetOfNothingIsRefused() {
    for (int runs : new int[] {0, -1, FrameBudget.MOST_RUNS + 1}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> FrameBudget.runs(runs));
      assertTrue(String.valueOf(e.getMessage()).contains("1 to 64"), e::toString);
    }
    assertThrows(IllegalArgumentException.class, () -> FrameBudget.fixed(1, Duration.ZERO));
  }
}
