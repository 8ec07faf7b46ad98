package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.junit.jupiter.api.Test;

/** Rectangles around faces, drawn. */
class SheetBorderTest {
  private static final int SIZE = 400;

  /** Something bright or dark at a point. */
  private interface Scene {
    int at(double x, double y);
  }

  private static Image draw(Scene scene, double degrees) {
    Random noise = new Random(3);
    byte[] rgb = new byte[SIZE * SIZE * 3];
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double u = x - SIZE / 2.0;
        double v = y - SIZE / 2.0;
        double value = scene.at(cos * u + sin * v, cos * v - sin * u) + noise.nextGaussian() * 3;
        for (int c = 0; c < 3; c++) {
          rgb[(y * SIZE + x) * 3 + c] = (byte) Math.clamp((int) value, 0, 255);
        }
      }
    }
    return new Image(SIZE, SIZE, rgb);
  }

  /** A face of 80 pixels in the middle, with its eyes level in the turned picture. */
  private static double score(Image image, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double u = i >= 36 && i < 42 ? -18 : i >= 42 && i < 48 ? 18 : 0;
      double v = i >= 36 && i < 48 ? -10 : 20;
      points.add(new Point(SIZE / 2.0 + cos * u - sin * v, SIZE / 2.0 + sin * u + cos * v));
    }
    Box box = new Box(SIZE / 2.0 - 40, SIZE / 2.0 - 50, 80, 100);
    return SheetBorder.of(image, box, new Landmarks(points)).score();
  }

  private static boolean head(double u, double v) {
    return Math.hypot(u / 40, v / 54) < 1;
  }

  private static final Scene HEAD = (u, v) -> head(u, v) ? 150 : 60;
  private static final Scene SHEET =
      (u, v) -> head(u, v) ? 150 : Math.abs(u) < 66 && Math.abs(v) < 85 ? 200 : 60;

  @Test
  void aSheetAroundAFaceIsSeenHoweverItIsTurned() {
    for (double degrees : new double[] {0, 12, -25}) {
      double sheet = score(draw(SHEET, degrees), degrees);
      assertTrue(sheet > .8, degrees + "°: " + sheet);
    }
  }

  @Test
  void aHeadAloneHasNone() {
    double head = score(draw(HEAD, 0), 0);
    assertTrue(head < .3, "head: " + head);
  }

  @Test
  void oneEdgeIsNoRectangle() {
    Scene pillar = (u, v) -> head(u, v) ? 150 : u > 60 ? 200 : 60;
    double score = score(draw(pillar, 0), 0);
    assertTrue(score < .3, "pillar: " + score);
  }

  @Test
  void aFaceAtThePicturesEdgeIsLookedAtToo() {
    Image image = draw(HEAD, 0);
    List<Point> points = new ArrayList<>(Collections.nCopies(Landmarks.COUNT, new Point(5, 5)));
    SheetBorder border = SheetBorder.of(image, new Box(-20, -20, 60, 60), new Landmarks(points));
    assertEquals(border.left().size(), border.right().size());
    assertTrue(border.score() >= 0 && border.score() <= 1);
  }
}
