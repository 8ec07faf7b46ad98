package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.exeat.simulator.people.HeadShape.Material;
import org.exeat.simulator.people.Wear.Glasses;
import org.exeat.simulator.people.Wear.Headgear;
import org.junit.jupiter.api.Test;

/** What is worn covers what it should, on adults and children, and nothing else. */
class WearTest {
  private static final Identity[] PEOPLE = {
    Identity.of(4), Identity.of(2), Identity.of(9), Identity.of(12), Identity.child(5, 5)
  };

  private static HeadShape shape(
      Identity person, Glasses glasses, Headgear headgear, boolean mask) {
    return new HeadShape(
        person, Mien.NEUTRAL.expression(), new Wear(glasses, headgear, mask), null);
  }

  /** Whether what is worn lies over a place, which is on the skin. */
  private static boolean covers(HeadShape shape, float[] p) {
    return shape.distance(p[0], p[1], p[2] + .02f) < -.1f;
  }

  @Test
  void aMaskCoversNoseMouthAndChinAndLeavesTheEyes() {
    for (Identity person : PEOPLE) {
      HeadShape masked = shape(person, Glasses.OFF, Headgear.NONE, true);
      FacePoints points = FacePoints.of(person, masked);
      assertTrue(covers(masked, points.noseTip()), "nose");
      assertTrue(covers(masked, points.mouthLeft()) && covers(masked, points.mouthRight()));
      assertTrue(covers(masked, points.chin()), "chin");
      float[] eye = points.leftEye();
      assertEquals(
          shape(person, Glasses.OFF, Headgear.NONE, false).distance(eye[0], eye[1], eye[2]),
          masked.distance(eye[0], eye[1], eye[2]));
    }
  }

  @Test
  void sunglassesStandBeforeTheEyes() {
    for (Identity person : PEOPLE) {
      HeadShape dark = shape(person, Glasses.SUN, Headgear.NONE, false);
      float[] eye = FacePoints.of(person, dark).leftEye();
      boolean hit = false;
      for (float z = eye[2]; z < eye[2] + 4; z += .05f) {
        hit |= dark.distance(eye[0], eye[1], z) < 0 && dark.lastMaterial() == Material.DARK_GLASS;
      }
      assertTrue(hit, "no lens before the eye");
    }
  }

  /** Along rays from within the skull, the last surface above the rim is the headgear's. */
  @Test
  void noHairPokesThroughCapsAndHelmets() {
    for (Identity person : PEOPLE) {
      for (Headgear headgear : Headgear.values()) {
        if (headgear == Headgear.NONE) {
          continue;
        }
        HeadShape shape = shape(person, Glasses.OFF, headgear, false);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
          double turn = random.nextDouble(2 * Math.PI);
          double up = random.nextDouble(.75, Math.PI / 2);
          float[] ray =
              Vector.of(Math.sin(turn) * Math.cos(up), Math.sin(up), Math.cos(turn) * Math.cos(up));
          float t = 22;
          float[] p = Vector.plus(Vector.of(0, 3, 0), ray, t);
          for (int step = 0; step < 200 && shape.distance(p[0], p[1], p[2]) > .01f; step++) {
            t -= Math.max(.005f, .5f * shape.distance(p[0], p[1], p[2]));
            p = Vector.plus(Vector.of(0, 3, 0), ray, t);
          }
          Material seen = shape.material(p[0], p[1], p[2]);
          assertTrue(
              seen == Material.HEADGEAR || seen == Material.DARK_GLASS,
              () -> headgear + " shows " + seen);
        }
      }
    }
  }

  @Test
  void aVisorHidesTheEyesOnlyWhileItIsDown() {
    for (Identity person : PEOPLE) {
      HeadShape down = shape(person, Glasses.OFF, Headgear.VISOR_DOWN, false);
      HeadShape up = shape(person, Glasses.OFF, Headgear.VISOR_UP, false);
      FacePoints points = FacePoints.of(person, up);
      float[] eye = points.rightEye();
      assertTrue(down.distance(eye[0], eye[1], eye[2] + .5f) < -1);
      assertTrue(up.distance(eye[0], eye[1], eye[2] + .5f) > 0);
      float[] chin = points.chin();
      assertTrue(up.distance(chin[0], chin[1], chin[2] + .5f) < 0, "the chin bar");
    }
  }

  @Test
  void bothRenderersKnowWhatIsWorn() {
    View view = View.random(new SplittableRandom(3), 0);
    Identity person = Identity.of(1);
    Wear mask = new Wear(Glasses.USUAL, Headgear.NONE, true);
    PersonPicture usual = PersonPicture.of(person, view, 64, 64, 1);
    assertEquals(
        usual.image().rgb(), PersonPicture.of(person, view, Wear.USUAL, 64, 64, 1).image().rgb());
    PersonPicture masked = PersonPicture.of(person, view, mask, 64, 64, 1);
    assertNotEquals(usual.image().rgb(), masked.image().rgb());
    assertEquals(usual.truth(), masked.truth());
  }
}
