package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.exeat.simulator.people.Identity.BeardStyle;
import org.exeat.simulator.people.Identity.HairStyle;
import org.junit.jupiter.api.Test;

/** Children, siblings and younger selves. */
class GrowthTest {
  private static final List<Identity> PEOPLE =
      LongStream.range(0, 150).mapToObj(Identity::of).toList();

  /** Largest circumference of the head without hair between brows and crown, cm. */
  private static double circumference(Identity p) {
    FaceShape face = new FaceShape(p, new FacePlan(p, View.Expression.NEUTRAL));
    return Math.max(
            circumference(face, 2.5f),
            Math.max(circumference(face, 3.5f), circumference(face, 4.5f)))
        * p.growth().size();
  }

  private static double mean(LongFunction<Identity> person) {
    return LongStream.range(0, 40)
        .mapToDouble(s -> circumference(person.apply(s)))
        .average()
        .orElseThrow();
  }

  private static double circumference(FaceShape face, float y) {
    double sum = 0;
    float[] last = {0, 0};
    for (int i = 0; i <= 120; i++) {
      double turn = 2 * Math.PI * i / 120;
      float r = 16;
      for (int step = 0; step < 60; step++) {
        r -= face.distance(r * (float) Math.sin(turn), y, r * (float) Math.cos(turn)) * .9f;
      }
      float[] here = {r * (float) Math.sin(turn), r * (float) Math.cos(turn)};
      sum += i == 0 ? 0 : Math.hypot(here[0] - last[0], here[1] - last[1]);
      last = here;
    }
    return sum;
  }

  /**
   * WHO and Nellhaus: about 46.3 cm at one year, 49.3 at three, 52 at seven, 54 at twelve, 56 at
   * seventeen, against 56.5 of adults. The drawn adults' heads without hair measure some less.
   */
  @Test
  void headsGrowAsChildrensDo() {
    double[] ages = {1, 3, 7, 12, 17};
    double[] expected = {46.3, 49, 52, 54, 56};
    double adult = mean(s -> new IdentitySampler(s, 20f).sample());
    assertEquals(56.5, adult, 2);
    for (int i = 0; i < ages.length; i++) {
      double age = ages[i];
      double child = mean(s -> Identity.child(s, age));
      assertEquals(expected[i] / 56.5, child / adult, .015, "share at " + age);
      assertEquals(expected[i], child, 2.3, "at " + age);
    }
    for (long seed = 0; seed < 10; seed++) {
      double last = 0;
      for (double age = 1; age <= 17; age++) {
        double now = circumference(Identity.child(seed, age));
        assertTrue(now > last, "shrinks at " + age);
        last = now;
      }
    }
  }

  @Test
  void childrenHaveASmallFaceUnderALargeCranium() {
    double eyes = 0;
    double adultEyes = 0;
    for (long seed = 0; seed < 30; seed++) {
      Identity child = Identity.child(seed, 4);
      Identity adult = new IdentitySampler(seed, 20f).sample();
      FacePlan small = new FacePlan(child, View.Expression.NEUTRAL);
      FacePlan large = new FacePlan(adult, View.Expression.NEUTRAL);
      assertTrue(small.chinY > large.chinY * .9f, "the chin lies nearer to the eyes");
      eyes += child.eyes().halfWidth() / child.face().width();
      adultEyes += adult.eyes().halfWidth() / adult.face().width();
      assertTrue(child.nose().length() < adult.nose().length() * .9f);
      assertEquals(BeardStyle.NONE, child.beard().style());
      assertEquals(0, child.beard().stubble());
      assertEquals(0, child.face().wrinkles());
      assertEquals(0, child.hair().grey());
      assertEquals(0, child.skin().makeup());
      assertNotEquals(HairStyle.BALD, child.hair().style());
      assertEquals(adult.sex(), child.sex());
      assertEquals(adult.eyes().iris(), child.eyes().iris());
    }
    assertTrue(eyes > adultEyes * 1.05, "eyes are large for the face");
  }

  @Test
  void agesBeyondTheRangesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Identity.child(1, .5));
    assertThrows(IllegalArgumentException.class, () -> Identity.child(1, 17.5));
    assertThrows(IllegalArgumentException.class, () -> Identity.child(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Identity.of(1).earlier(-1));
    assertThrows(IllegalArgumentException.class, () -> Identity.of(1).earlier(80));
  }

  /** Any child can be drawn: no length is negative or not a number. */
  @Property(tries = 300)
  void anySeedAndAgeMakesASoundChild(
      @ForAll long seed, @ForAll @DoubleRange(min = 1, max = 17) double age) {
    Identity p = Identity.child(seed, age);
    assertEquals(Identity.child(seed, age), p);
    assertEquals((float) age, p.age());
    sound(p);
  }

  private static void sound(Identity p) {
    float[] lengths = {
      p.skull().width(), p.face().width(), p.face().jawWidth(), p.face().chinHeight(),
      p.face().neckRadius(), p.eyes().spacing(), p.eyes().halfWidth(), p.eyes().upperLid(),
      p.eyes().lowerLid(), p.brows().thickness(), p.nose().width(), p.nose().tipRadius(),
      p.nose().bridgeWidth(), p.nose().wingSize(), p.mouth().halfWidth(), p.mouth().upperLip(),
      p.mouth().lowerLip(), p.mouth().philtrum(), p.ears().size(), p.growth().size()
    };
    for (float length : lengths) {
      assertTrue(length > .08f && length < 15, Arrays.toString(lengths));
    }
  }

  @Test
  void siblingsShareHalfOfTheirForm() {
    double shared = 0;
    double own = 0;
    double strangers = 0;
    for (Identity p : PEOPLE) {
      Identity s = p.sibling(p.seed() + 5000);
      Identity stranger = Identity.of(p.seed() + 5000);
      assertEquals(s, p.sibling(p.seed() + 5000));
      assertEquals(p.age(), s.age(), 6.001);
      assertEquals(p.skin().melanin(), s.skin().melanin(), .031);
      assertNotEquals(p.pattern(), s.pattern());
      sound(s);
      float middle = IdentitySampler.middle(p.sex(), p.age()).nose().tipForward();
      float other = IdentitySampler.middle(s.sex(), s.age()).nose().tipForward();
      double a = p.nose().tipForward() - middle;
      shared += a * (s.nose().tipForward() - other);
      strangers += a * (stranger.nose().tipForward() - other);
      own += a * a;
    }
    assertEquals(.5, shared / own, .2);
    assertTrue(Math.abs(strangers / own) < .25, "strangers are not alike: " + strangers / own);
  }

  @Test
  void childrenHaveSiblingsToo() {
    Identity child = Identity.child(4, 3);
    for (long seed = 100; seed < 120; seed++) {
      Identity s = child.sibling(seed);
      assertTrue(s.age() >= 1 && s.age() <= 9);
      assertTrue(s.growth().size() < .96f);
      sound(s);
    }
  }

  @Test
  void theSamePersonTenYearsEarlierIsYounger() {
    for (Identity p : PEOPLE) {
      Identity young = p.earlier(10);
      assertEquals(p.age() - 10, young.age(), 1e-3);
      assertEquals(p.pattern(), young.pattern());
      assertEquals(p.seed(), young.seed());
      assertTrue(young.face().wrinkles() <= p.face().wrinkles());
      assertTrue(young.hair().grey() <= p.hair().grey());
      assertTrue(young.hair().temples() <= p.hair().temples());
      assertEquals(p.eyes().iris(), young.eyes().iris());
      assertEquals(p.skin().albedo(), young.skin().albedo());
      if (young.age() >= 18) {
        assertEquals(p.skull(), young.skull());
        assertEquals(p.eyes().spacing(), young.eyes().spacing());
      } else {
        assertTrue(young.growth().size() < 1);
        assertEquals(BeardStyle.NONE, young.beard().style());
      }
      sound(young);
      sound(p.earlier(p.age() - 4));
    }
    assertEquals(PEOPLE.get(0), PEOPLE.get(0).earlier(0));
  }
}
