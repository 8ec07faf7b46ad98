package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.exeat.domain.Box;
import org.junit.jupiter.api.Test;

class TiledDetectorTest {
  /**
   * Finds one white square where it is whole or cut, if it fills a share of the picture or more.
   */
  private record Squares(double leastShare, List<Image> seen) implements FaceDetector {
    @Override
    public List<Detection> detect(Image image) {
      seen.add(image);
      int left = image.width();
      int top = image.height();
      int right = 0;
      int bottom = 0;
      for (int y = 0; y < image.height(); y++) {
        for (int x = 0; x < image.width(); x++) {
          if ((image.rgbAt(x, y) & 0xff) > 200) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
      boolean large =
          right - left >= leastShare * Math.max(image.width(), image.height()) && right > left;
      return large
          ? List.of(new Detection(new Box(left, top, right - left, bottom - top), .9))
          : List.of();
    }

    @Override
    public void close() {
      seen.clear();
    }
  }

  private static Image picture(int width, int height, int grey, int x, int y, int side) {
    byte[] rgb = new byte[width * height * 3];
    for (int j = 0; j < height; j++) {
      for (int i = 0; i < width; i++) {
        boolean white = i >= x && i < x + side && j >= y && j < y + side;
        for (int c = 0; c < 3; c++) {
          rgb[(j * width + i) * 3 + c] = (byte) (white ? 250 : grey);
        }
      }
    }
    return new Image(width, height, rgb);
  }

  @Property(tries = 100)
  void whatIsTooSmallInTheWholePictureIsFoundOnceAndWholeWhereverItLies(
      @ForAll @DoubleRange(min = 0, max = 1) double u,
      @ForAll @DoubleRange(min = 0, max = 1) double v,
      @ForAll @IntRange(min = 2, max = 5) int across) {
    int side = 12;
    int x = (int) (u * (320 - side));
    int y = (int) (v * (180 - side));
    Squares inner = new Squares(side / 300.0, new ArrayList<>());
    List<Detection> found =
        new TiledDetector(inner, across).detect(picture(320, 180, 120, x, y, side));
    assertEquals(List.of(new Box(x, y, side, side)), found.stream().map(Detection::box).toList());
  }

  @Property(tries = 100)
  void tilesCoverThePictureAndOverlapByAHalf(
      @ForAll @IntRange(min = 1, max = 4000) int width,
      @ForAll @IntRange(min = 1, max = 4000) int height,
      @ForAll @IntRange(min = 2, max = 9) int across) {
    List<Box> tiles =
        new TiledDetector(new Squares(0, new ArrayList<>()), across).tiles(width, height);
    double side = tiles.stream().mapToDouble(t -> Math.max(t.width(), t.height())).max().orElse(0);
    assertTrue(tiles.stream().anyMatch(t -> t.x() == 0 && t.y() == 0));
    assertTrue(tiles.stream().anyMatch(t -> t.right() == width && t.bottom() == height));
    for (Box tile : tiles) {
      assertTrue(tile.right() <= width && tile.bottom() <= height);
      double step = Math.max(1, side / 2);
      assertTrue(
          tile.right() == width
              || tiles.stream()
                  .anyMatch(
                      t -> t.y() == tile.y() && t.x() > tile.x() && t.x() <= tile.x() + step));
      assertTrue(
          tile.bottom() == height
              || tiles.stream()
                  .anyMatch(
                      t -> t.x() == tile.x() && t.y() > tile.y() && t.y() <= tile.y() + step));
    }
  }

  @Test
  void darkTilesAreBroughtOutForTheDetectorOnly() {
    Squares inner = new Squares(0, new ArrayList<>());
    byte[] rgb = new byte[64 * 64 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (20 + i / 3 % 64 / 8 % 2 * 6); // stripes of little contrast
    }
    Image dark = new Image(64, 64, rgb);
    new TiledDetector(inner, 2).detect(dark);
    assertEquals(dark.rgb(), inner.seen().getFirst().rgb(), "the whole picture is left as it is");
    assertTrue(spread(inner.seen().get(1)) > 1.5 * spread(dark), "contrast is brought out");
    inner.seen().clear();
    new TiledDetector(inner, 2).detect(picture(64, 64, 150, 10, 10, 20));
    assertTrue(inner.seen().stream().allMatch(i -> spread(i) <= 100));
  }

  @Test
  void aRegionIsSeenWithItsContrastAndWhatItsEdgeCutsIsLeftOut() {
    Squares inner = new Squares(.05, new ArrayList<>());
    RegionDetector regions = new RegionDetector(inner, RegionDetector.ALL);
    Image picture = picture(320, 180, 120, 100, 60, 12);
    assertEquals(
        List.of(new Box(100, 60, 12, 12)),
        regions.detect(picture, new Box(80, 40, 100, 100)).stream().map(Detection::box).toList());
    assertEquals(List.of(), regions.detect(picture, new Box(106, 40, 100, 100)));
    assertTrue(inner.seen().stream().allMatch(i -> i.width() == 100 && i.height() == 100));
    byte[] stripes = new byte[64 * 64 * 3];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = (byte) (180 + i / 3 % 64 / 8 % 2 * 6);
    }
    Image bright = new Image(64, 64, stripes);
    inner.seen().clear();
    regions.detect(bright, new Box(0, 0, 64, 64));
    assertTrue(spread(inner.seen().getFirst()) > 1.5 * spread(bright), "bright ones too");
  }

  private static int spread(Image image) {
    int least = 255;
    int most = 0;
    for (int i = 0; i < image.width() * image.height() * 3; i++) {
      int value = image.rgb().get(i) & 0xff;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }

  @Test
  void theNumberOfTilesIsBounded() {
    Squares inner = new Squares(0, new ArrayList<>());
    assertThrows(IllegalArgumentException.class, () -> new TiledDetector(inner, 1));
    assertThrows(IllegalArgumentException.class, () -> new TiledDetector(inner, 10));
  }

  /**
   * Photorealistic portraits of 44 pixels, in a wide frame that the detector alone sees none in.
   */
  @Test
  void facesThatAreLostInAWideFrameAreFound() throws Exception {
    Path folder = Networks.fixtures("faces/sfhq");
    byte[] wide = new byte[1920 * 1080 * 3];
    Arrays.fill(wide, (byte) 120);
    int side = 44;
    for (int k = 0; k < 4; k++) {
      Image face = ImageDecoder.read(folder.resolve("SFHQ_sample_4x8_r0_c" + k + ".png"));
      Image small = Pixels.resized(face, side, side);
      for (int y = 0; y < side; y++) {
        int to = ((380 + y + 90 * k) * 1920 + 300 + 350 * k) * 3;
        System.arraycopy(small.array(), y * side * 3, wide, to, side * 3);
      }
    }
    Image frame = new Image(1920, 1080, wide);
    try (FaceDetector whole = new SsdDetector(Networks.store(), 2, SsdDetector.LEAST_CONFIDENCE)) {
      int alone = whole.detect(frame).size();
      List<Detection> tiled = new TiledDetector(whole, 5).detect(frame);
      assertTrue(alone < 4, () -> alone + " found in the whole frame");
      assertEquals(4, tiled.size(), tiled::toString);
      Set<Integer> places = new HashSet<>();
      for (Detection d : tiled) {
        int k = (int) Math.round((d.box().center().x() - 322) / 350);
        assertEquals(322 + 350 * k, d.box().center().x(), side / 2.0);
        assertEquals(402 + 90 * k, d.box().center().y(), side / 2.0);
        places.add(k);
      }
      assertEquals(Set.of(0, 1, 2, 3), places);
    }
  }

  @Test
  void aFaceThatIsFoundTwiceInOnePlaceIsOne() {
    // as two tiles found one face of lane-1's kind of traffic: they overlap too little to be one by
    // area
    Detection wide = new Detection(new Box(400, 300, 81, 156), .61);
    Detection slim = new Detection(new Box(445, 302, 56, 155), .31);
    assertEquals(List.of(wide), TiledDetector.joined(List.of(slim, wide)));
    Detection beside = new Detection(new Box(460, 302, 81, 156), .31);
    assertEquals(2, TiledDetector.joined(List.of(wide, beside)).size(), "half hidden by the other");
    Detection large = new Detection(new Box(300, 300, 100, 130), .9);
    Detection behind = new Detection(new Box(374, 290, 40, 52), .5);
    assertEquals(2, TiledDetector.joined(List.of(large, behind)).size(), "a small head behind it");
  }
}
