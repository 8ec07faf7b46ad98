package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is lit four pixels together, and what is left out, changes no edge. */
class TogetherTest {
  private static final Environment LIGHT = Rigs.light(Weather.OVERCAST);
  private static final Material DARK = new Material(Finish.MATTE, new Rgb(.1f, .1f, .1f), .1f);
  private static final Material PALE = new Material(Finish.MATTE, new Rgb(.7f, .7f, .7f), .7f);

  private static LightField draw(Stage.Solid solid) {
    return new PictureRenderer(Rigs.camera(0, .01, Optional.empty()))
        .render(new Stage(LIGHT, List.of(solid), List.of(), List.of()));
  }

  /** A square of two paints that meet at y. */
  private static Mesh twoPaints(double y) {
    Mesh.Builder b = new Mesh.Builder();
    for (int part = 0; part < 2; part++) {
      double from = part == 0 ? -.5 : y;
      double to = part == 0 ? y : .5;
      Material paint = part == 0 ? DARK : PALE;
      int a = b.corner(0, from, .5, 1, 0, 0, paint);
      int c = b.corner(0, to, .5, 1, 0, 0, paint);
      int d = b.corner(0, to, 1.5, 1, 0, 0, paint);
      int e = b.corner(0, from, 1.5, 1, 0, 0, paint);
      b.triangle(a, c, d);
      b.triangle(a, d, e);
    }
    return b.build();
  }

  @Test
  void anEdgeBetweenTwoPaintsLiesOnItsPixelWhetherEvenOrOdd() {
    // the camera, 5 m away, shows a metre on 160 / 5.6 * 8 / 5 pixels; it looks back, so that left
    // is right
    double pixel = 5 * 5.6 / 8 / 160;
    for (int shift = -3; shift <= 3; shift++) {
      LightField field =
          draw(Stage.Solid.thing(twoPaints(shift * pixel), Transform.NONE, 0, LIGHT.outdoors()));
      float dark = field.mean(60, 60);
      float pale = field.mean(100, 60);
      assertTrue(pale > 3 * dark);
      int edge = 80 + shift;
      assertEquals(dark, field.mean(edge - 1, 60), pale * .01);
      assertEquals(pale, field.mean(edge, 60), pale * .01);
    }
  }

  @Test
  void aSurfaceOfOnePaintIsTheSameTogetherAndPixelByPixel() {
    Mesh square = Rigs.square(0, .5, PALE);
    LightField thing = draw(Stage.Solid.thing(square, Transform.NONE, 0, LIGHT.outdoors()));
    LightField person = draw(Stage.Solid.figure(square, Transform.NONE, 0, LIGHT.outdoors()));
    for (int y = 0; y < 120; y++) {
      for (int x = 0; x < 160; x++) {
        assertEquals(person.mean(x, y), thing.mean(x, y), person.mean(x, y) * .002);
        assertEquals(person.distance(x, y), thing.distance(x, y));
      }
    }
  }

  /** The diagonal of this square runs through the middles of pixels. */
  @Test
  void noCrackOpensBetweenTwoTriangles() {
    Mesh square = Rigs.square(0, .5, PALE);
    LightField field = draw(Stage.Solid.thing(square, Transform.NONE, 0, LIGHT.outdoors()));
    for (int y = 40; y < 80; y++) {
      for (int x = 60; x < 100; x++) {
        assertEquals(5, field.distance(x, y), .01, "column " + x + ", row " + y);
      }
    }
  }

  @Test
  void ofAPersonOnlyWhatFacesTheCameraIsDrawn() {
    Transform round = Transform.rotation(Math.PI, 0, 0);
    Mesh square = Rigs.square(0, .5, PALE);
    assertEquals(
        5,
        draw(Stage.Solid.figure(square, Transform.NONE, 0, LIGHT.outdoors())).distance(80, 60),
        .01);
    assertTrue(
        Float.isInfinite(
            draw(Stage.Solid.figure(square, round, 0, LIGHT.outdoors())).distance(80, 60)));
    assertEquals(
        5, draw(Stage.Solid.thing(square, round, 0, LIGHT.outdoors())).distance(80, 60), .01);
  }

  @Test
  void outwardTrianglesFaceAsTheirCornersDo() {
    Mesh.Builder b = new Mesh.Builder();
    int a = b.corner(0, -.5, .5, 1, 0, 0, PALE);
    int c = b.corner(0, .5, .5, 1, 0, 0, PALE);
    int d = b.corner(0, .5, 1.5, 1, 0, 0, PALE);
    b.outwardTriangle(a, d, c);
    b.outwardTriangle(a, c, d);
    int[] t = b.build().triangles();
    assertEquals(t[1], t[4]);
    assertEquals(t[2], t[5]);
    assertNotEquals(t[1], t[2]);
  }
}
