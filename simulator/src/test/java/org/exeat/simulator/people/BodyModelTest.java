package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyModelTest {
  private static Identity person(Stance stance, long seed) {
    return stance == Stance.CHILD_SEAT ? Identity.child(seed, 1 + seed % 9) : Identity.of(seed);
  }

  @ParameterizedTest
  @EnumSource(Stance.class)
  void everyStanceGivesASoundBody(Stance stance) {
    for (long seed = 1; seed < 6; seed++) {
      BodyModel body = BodyModel.of(person(stance, seed), stance, .35);
      Mesh mesh = body.mesh();
      int triangles = mesh.triangles().length / 3;
      assertTrue(triangles > 4000 && triangles <= 16_000, triangles + " triangles");
      for (int i = 0; i < mesh.places().length; i++) {
        assertTrue(Math.abs(mesh.places()[i]) < 2, "a body is less than 2 m in each direction");
      }
      // the neck reaches to the head's origin within its radius
      assertTrue(nearest(mesh, body.head(), -.03f, 0, -.08f) < .075, "the neck misses the head");
    }
    BodyModel body = BodyModel.of(person(stance, 2), stance, .35);
    assertArrayEquals(
        body.mesh().places(), BodyModel.of(person(stance, 2), stance, .35).mesh().places());
  }

  private static double nearest(Mesh mesh, float[] head, float dx, float dy, float dz) {
    double best = 9;
    float[] p = mesh.places();
    for (int i = 0; i < p.length; i += 3) {
      double x = p[i] - head[0] - dx;
      double y = p[i + 1] - head[1] - dy;
      double z = p[i + 2] - head[2] - dz;
      best = Math.min(best, Math.sqrt(x * x + y * y + z * z));
    }
    return best;
  }

  /** Sitting eye height of adults, cut by the slump of a reclined back, and of children less. */
  @Test
  void eyesAreAsHighAsPeopleAreTall() {
    double sum = 0;
    for (long seed = 0; seed < 40; seed++) {
      float z = BodyModel.of(Identity.of(seed), Stance.SEATED, 0).head()[2];
      assertTrue(z > .56 && z < .75, "eyes at " + z);
      sum += z;
    }
    assertEquals(.645, sum / 40, .03);
    float last = 0;
    for (int age = 1; age <= 17; age += 4) {
      float z = BodyModel.of(Identity.child(3, age), Stance.SEATED, 0).head()[2];
      assertTrue(z > last && z < .7);
      last = z;
    }
    float reclined = BodyModel.of(Identity.of(3), Stance.SEATED, .45).head()[0];
    assertTrue(reclined < -.1, "the head goes back with the trunk: " + reclined);
  }

  @Test
  void whoStandsStandsOnTheGround() {
    for (Stance stance : new Stance[] {Stance.STANDING, Stance.WALKING}) {
      for (long seed = 1; seed < 12; seed++) {
        BodyModel body = BodyModel.of(Identity.of(seed), stance, 0);
        float lowest = 9;
        for (int i = 2; i < body.mesh().places().length; i += 3) {
          lowest = Math.min(lowest, body.mesh().places()[i]);
        }
        assertEquals(0, lowest, .03);
        assertTrue(body.head()[2] > 1.4 && body.head()[2] < 1.85, "eyes at " + body.head()[2]);
      }
    }
  }

  @Test
  void handsAreWhereTheStancePutsThem() {
    Identity person = Identity.of(4);
    BodyModel driver = BodyModel.of(person, Stance.DRIVING, .4);
    float[] origin = {0, 0, 0};
    assertTrue(nearest(driver.mesh(), origin, .445f, .16f, .43f) < .06, "hand on the wheel");
    BodyModel covering = BodyModel.of(person, Stance.HAND_BEFORE_FACE, .4);
    assertTrue(nearest(covering.mesh(), covering.head(), .13f, 0, -.06f) < .03, "hand at mouth");
    BodyModel seated = BodyModel.of(person, Stance.SEATED, .4);
    assertTrue(nearest(seated.mesh(), seated.head(), .13f, 0, -.06f) > .05, "face is free");
    BodyModel holding = BodyModel.of(person, Stance.HOLDING_UP, .4);
    for (int side = -1; side <= 1; side += 2) {
      float[] held = BodyModel.HELD;
      assertTrue(
          nearest(holding.mesh(), holding.head(), held[0], side * .115f, held[2] - .05f) < .05);
    }
    boolean phone = false;
    for (byte finish : BodyModel.of(person, Stance.PHONE, .4).mesh().finishes()) {
      phone |= finish == Finish.DARK_GLASS.ordinal();
    }
    assertTrue(phone, "no telephone");
  }

  @Test
  void ridersLeanForwardAndSleepersLie() {
    BodyModel rider = BodyModel.of(Identity.of(4), Stance.RIDING, 0);
    assertTrue(rider.head()[0] > .12, "leans forward: " + rider.head()[0]);
    BodyModel lying = BodyModel.of(Identity.of(4), Stance.LYING, 0);
    assertTrue(lying.head()[2] < .25 && lying.head()[1] > .4, "the head lies to the left");
  }

  @Test
  void aTrunkCannotReclineBeyondARightAngle() {
    assertThrows(
        IllegalArgumentException.class, () -> BodyModel.of(Identity.of(1), Stance.SEATED, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> BodyModel.of(Identity.of(1), Stance.SEATED, Double.NaN));
  }
}
