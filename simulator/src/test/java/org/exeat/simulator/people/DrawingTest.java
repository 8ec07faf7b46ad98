package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.people.View.Light;
import org.exeat.simulator.render.Rgb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {
  private static PersonPicture draw(long seed, double yaw, int size) {
    return PersonPicture.of(
        Identity.of(seed), View.random(new SplittableRandom(seed), yaw), size, size, 1);
  }

  @Test
  void theSameArgumentsGiveTheSamePicture() {
    assertEquals(draw(1, 10, 64).image().rgb(), draw(1, 10, 64).image().rgb());
    assertNotEquals(draw(1, 10, 64).image().rgb(), draw(2, 10, 64).image().rgb());
  }

  /** Beside the head lies the backdrop, untouched; in the middle of the face it is covered. */
  @Test
  void theLayerCoversTheHeadAndNothingElse() {
    Layer layer = new HeadRenderer(Identity.of(3), still(0, 0, 0), 64, 64).render();
    assertEquals(0, layer.coverage[0]);
    assertEquals(0, layer.coverage[63]);
    assertEquals(1, layer.coverage[36 * 64 + 32]);
    for (int i = 0; i < layer.coverage.length; i++) {
      assertTrue(layer.coverage[i] >= 0 && layer.coverage[i] <= 1);
      if (layer.coverage[i] == 0) {
        assertEquals(0, layer.light[i * 3], "light where nothing is");
      }
    }
  }

  /** Yaw turns the nose to the picture's right, pitch nods, roll tilts the top to the left. */
  @Test
  void anglesTurnTheHeadAsTheyAreDocumented() {
    FaceTruth front = truth(0, 0, 0);
    assertTrue(truth(.4f, 0, 0).noseTip().x() > front.noseTip().x() + 5);
    assertTrue(truth(0, .3f, 0).noseTip().y() > front.noseTip().y() + 3);
    Point left = truth(0, 0, .3f).leftEye();
    Point right = truth(0, 0, .3f).rightEye();
    assertTrue(left.y() > right.y() + 5, left + " " + right);
  }

  private static FaceTruth truth(float yaw, float pitch, float roll) {
    return new HeadRenderer(Identity.of(5), still(yaw, pitch, roll), 256, 256).truth();
  }

  private static View still(float yaw, float pitch, float roll) {
    Rgb one = new Rgb(1, 1, 1);
    return new View(
        yaw,
        pitch,
        roll,
        Expression.NEUTRAL,
        Light.from(0, .4, one, one, one, one, 1),
        new Camera(110, 40, 0, 0, 1, 0),
        new Backdrop.Plain(one),
        true);
  }

  /**
   * ICAO Doc 9303-3: the head is 70 to 80 % of the picture's height, centred, eyes above the
   * middle.
   */
  @Test
  void documentPortraitsKeepTheirProportions() {
    for (long seed : List.of(11L, 12L, 13L)) {
      PersonPicture portrait = DocumentPortrait.of(Identity.of(seed), seed);
      assertEquals(413, portrait.image().width());
      assertEquals(531, portrait.image().height());
      FaceTruth t = portrait.truth();
      double eyesY = (t.leftEye().y() + t.rightEye().y()) / 2;
      double eyesX = (t.leftEye().x() + t.rightEye().x()) / 2;
      assertTrue(Math.abs(eyesX / 413 - .5) < .04, "eyes at " + eyesX);
      assertTrue(eyesY / 531 > .30 && eyesY / 531 < .55, "eyes at " + eyesY);
      assertTrue(t.eyeDistance() >= 80, "eye distance " + t.eyeDistance());
      // light, plain background in both upper corners
      int corner = portrait.image().rgbAt(5, 5) & 0xff;
      assertTrue(corner > 150, "background " + corner);
      assertTrue(Math.abs(corner - (portrait.image().rgbAt(407, 5) & 0xff)) < 25);
    }
  }

  @Test
  void aRowShowsEverybodySideBySide() {
    RowPhoto photo =
        RowPhoto.of(List.of(Identity.of(21), Identity.of(22), Identity.of(23)), 640, 360, 4);
    assertEquals(3, photo.faces().size());
    double last = 0;
    for (FaceTruth t : photo.faces()) {
      Box box = t.box();
      assertTrue(box.x() > last && box.right() < 640 && box.y() > 0 && box.bottom() < 360);
      assertTrue(t.eyeDistance() > 20);
      last = box.right();
    }
    assertThrows(IllegalArgumentException.class, () -> RowPhoto.of(List.of(), 640, 360, 4));
  }

  @Test
  void aFolderHoldsAFolderForEachPerson(@TempDir Path folder) throws Exception {
    PeopleFolder.write(folder.resolve("set"), 7, 2, 1, 20, 2, done -> {});
    try (Stream<Path> files = Files.walk(folder.resolve("set"))) {
      assertEquals(
          List.of(
              "person-7/portrait.jpg",
              "person-7/view-0.jpg",
              "person-8/portrait.jpg",
              "person-8/view-0.jpg"),
          files
              .filter(Files::isRegularFile)
              .map(f -> folder.resolve("set").relativize(f).toString())
              .sorted()
              .toList());
    }
  }

  /** The grid is the fast twin of the field: they agree close to the surface. */
  @Test
  void gridsAgreeWithTheFieldTheySample() {
    View view = still(0, 0, 0);
    HeadShape shape = new HeadShape(Identity.of(9), view, new Pose(view));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      float x = (float) random.nextDouble(-9, 9);
      float y = (float) random.nextDouble(-14, 12);
      float z = (float) random.nextDouble(-12, 13);
      float exact = shape.distance(x, y, z);
      if (Math.abs(exact) < .7f) {
        assertTrue(Math.abs(shape.closeDistance(x, y, z) - exact) < .35f, x + " " + y + " " + z);
        assertTrue(shape.roughDistance(x, y, z) - exact < .6f, x + " " + y + " " + z);
      }
    }
  }
}
