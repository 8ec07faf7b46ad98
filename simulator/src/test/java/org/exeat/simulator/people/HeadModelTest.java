package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.exeat.domain.Point;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.people.View.Light;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Rgb;
import org.junit.jupiter.api.Test;

class HeadModelTest {
  private static final Identity PERSON = Identity.of(3);
  private static final HeadModel HEAD = HeadModel.of(PERSON, Wear.USUAL, Mien.NEUTRAL);

  @Test
  void theSameArgumentsGiveTheSameHead() {
    HeadModel again = HeadModel.of(PERSON, Wear.USUAL, Mien.NEUTRAL);
    assertArrayEquals(HEAD.mesh(Detail.FINE).places(), again.mesh(Detail.FINE).places());
    assertArrayEquals(HEAD.mesh(Detail.FINE).colours(), again.mesh(Detail.FINE).colours());
    assertArrayEquals(HEAD.mesh(Detail.FINE).triangles(), again.mesh(Detail.FINE).triangles());
    assertArrayEquals(HEAD.skin(), again.skin());
  }

  @Test
  void cornersLieOnTheSurfaceOfTheField() {
    HeadShape shape = new HeadShape(PERSON, Mien.NEUTRAL.expression(), Wear.USUAL, null);
    float[] p = HEAD.mesh(Detail.FINE).places();
    double sum = 0;
    for (int i = 0; i < p.length; i += 3) {
      sum += Math.abs(shape.distance(p[i + 1] * 100, p[i + 2] * 100, p[i] * 100));
    }
    assertTrue(sum / (p.length / 3.0) < .02, "mean distance " + sum / (p.length / 3.0) + " cm");
  }

  @Test
  void theMeshIsSound() {
    Mesh mesh = HEAD.mesh(Detail.FINE);
    int triangles = mesh.triangles().length / 3;
    int coarse = HEAD.mesh(Detail.COARSE).triangles().length / 3;
    assertTrue(triangles > 50_000 && triangles < 140_000, triangles + " triangles");
    assertTrue(coarse < triangles / 4, coarse + " triangles of the coarse mesh");
    for (int i = 0; i < mesh.corners(); i++) {
      float[] n = Arrays.copyOfRange(mesh.normals(), i * 3, i * 3 + 3);
      assertEquals(1, Vector.length(n), 1e-3);
      assertTrue(mesh.open()[i] > 0 && mesh.open()[i] <= 1);
      assertTrue(mesh.nearInfrared()[i] >= 0 && mesh.nearInfrared()[i] < 1);
      for (int c = 0; c < 3; c++) {
        assertTrue(mesh.colours()[i * 3 + c] >= 0 && mesh.colours()[i * 3 + c] < 1.2f);
      }
    }
    assertTrue(has(mesh, Finish.SKIN) && has(mesh, Finish.EYE) && has(mesh, Finish.HAIR));
  }

  private static boolean has(Mesh mesh, Finish finish) {
    for (byte b : mesh.finishes()) {
      if (b == finish.ordinal()) {
        return true;
      }
    }
    return false;
  }

  /** The picture's truth is the projection of the model's places, of a child's too. */
  @Test
  void placesAgreeWithTheTruthAboutAPicture() {
    agree(PERSON, HEAD);
    Identity child = Identity.child(8, 4);
    agree(child, HeadModel.of(child, Wear.USUAL, Mien.NEUTRAL));
  }

  private static void agree(Identity person, HeadModel head) {
    Rgb one = new Rgb(1, 1, 1);
    View view =
        new View(
            0,
            0,
            0,
            Mien.NEUTRAL.expression(),
            Light.from(0, .4, one, one, one, one, 1),
            new Camera(110, 40, 0, 0, 1, 0),
            new Backdrop.Plain(one),
            false);
    FaceTruth truth = new HeadRenderer(person, view, 400, 400).truth();
    float size = person.growth().size();
    same(truth.leftEye(), head.leftEye(), size);
    same(truth.rightEye(), head.rightEye(), size);
    same(truth.noseTip(), head.noseTip(), size);
    same(truth.mouthLeft(), head.mouthLeft(), size);
    same(truth.mouthRight(), head.mouthRight(), size);
    same(truth.chin(), head.chin(), size);
    assertEquals(15, head.outline().length);
    assertArrayEquals(head.chin(), Arrays.copyOf(head.outline(), 3));
  }

  /** A pinhole 110 cm before the origin, 400 pixels for 40 cm there. */
  private static void same(Point expected, float[] place, float size) {
    double k = 110 / (110 - place[0] * 100);
    double aim = Lens.AIM_Y * size;
    assertEquals(expected.x(), 200 + place[1] * 100 * k * 10, .05);
    assertEquals(expected.y(), 200 - (place[2] * 100 - aim) * k * 10, .05);
  }

  @Test
  void onlyTheEyesAreRepaintedWhereTheyTurn() {
    Mesh turned = HEAD.looking(Detail.FINE, .35, .1);
    int changed = 0;
    for (int i = 0; i < turned.corners(); i++) {
      if (turned.colours()[i * 3 + 1] != HEAD.mesh(Detail.FINE).colours()[i * 3 + 1]) {
        assertEquals(Finish.EYE.ordinal(), turned.finishes()[i]);
        changed++;
      }
    }
    assertTrue(changed > 50, changed + " corners changed");
    assertArrayEquals(HEAD.mesh(Detail.FINE).colours(), HEAD.looking(Detail.FINE, 0, 0).colours());
    assertTrue(
        darkest(HEAD.looking(Detail.FINE, .4, 0)) > darkest(HEAD.looking(Detail.FINE, -.4, 0)),
        "left is +y");
  }

  /** Mean y of the pupils. */
  private static double darkest(Mesh mesh) {
    double y = 0;
    int count = 0;
    for (int i = 0; i < mesh.corners(); i++) {
      if (mesh.finishes()[i] == Finish.EYE.ordinal() && mesh.nearInfrared()[i] < .03f) {
        y += mesh.places()[i * 3 + 1];
        count++;
      }
    }
    return y / count;
  }

  @Test
  void skinPlacesSpreadOverTheFaceJustAboveIt() {
    for (long seed : new long[] {1, 2, 8, 21}) {
      HeadModel head =
          HeadModel.of(
              Identity.of(seed), new Wear(Wear.Glasses.OFF, Wear.Headgear.NONE, false), Mien.TALK);
      HeadShape shape = new HeadShape(Identity.of(seed), Mien.TALK.expression(), Wear.USUAL, null);
      float[] p = head.skin();
      assertTrue(p.length / 3 >= 80, p.length / 3 + " places");
      assertEquals(p.length, head.skinNormals().length);
      int left = 0;
      int close = 0;
      for (int i = 0; i < p.length; i += 3) {
        left += p[i + 1] > 0 ? 1 : 0;
        float d = shape.distance(p[i + 1] * 100, p[i + 2] * 100, p[i] * 100);
        close += d > .02f && d < .15f ? 1 : 0;
        assertTrue(head.skinNormals()[i] > .2f, "faces forward");
        assertTrue(p[i + 2] > head.chin()[2], "above the chin");
      }
      assertTrue(close > .8 * p.length / 3, close + " of " + p.length / 3 + " just above");
      assertEquals(.5, left / (p.length / 3.0), .1);
    }
  }

  @Test
  void whatIsWornShows() {
    assertFalse(has(HEAD.mesh(Detail.FINE), Finish.DARK_GLASS));
    assertTrue(has(worn(Wear.Glasses.SUN, Wear.Headgear.NONE), Finish.DARK_GLASS));
    assertTrue(has(worn(Wear.Glasses.USUAL, Wear.Headgear.CAP), Finish.MATTE));
    Mesh helmet = worn(Wear.Glasses.USUAL, Wear.Headgear.VISOR_DOWN);
    assertTrue(has(helmet, Finish.PAINT) && has(helmet, Finish.DARK_GLASS));
    assertFalse(has(helmet, Finish.EYE), "nothing is seen behind a dark visor");
    assertTrue(has(worn(Wear.Glasses.USUAL, Wear.Headgear.VISOR_UP), Finish.EYE));
  }

  private static Mesh worn(Wear.Glasses glasses, Wear.Headgear headgear) {
    return HeadModel.of(PERSON, new Wear(glasses, headgear, false), Mien.NEUTRAL)
        .mesh(Detail.COARSE);
  }
}
