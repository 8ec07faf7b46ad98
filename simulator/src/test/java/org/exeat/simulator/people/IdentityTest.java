package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.people.Identity.HairStyle;
import org.exeat.simulator.people.Identity.Sex;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final List<Identity> PEOPLE =
      LongStream.range(0, 400).mapToObj(Identity::of).toList();

  @Test
  void aSeedIsAlwaysTheSamePersonAndNoOther() {
    assertEquals(Identity.of(17), Identity.of(17));
    assertNotEquals(Identity.of(17).face(), Identity.of(18).face());
  }

  /** Every tenth of the range of tones holds about a tenth of the people, as do ages and sexes. */
  @Test
  void tonesAgesAndSexesAreEven() {
    int[] tones = new int[10];
    int[] ages = new int[10];
    for (Identity p : PEOPLE) {
      tones[(int) (p.skin().melanin() * 10)]++;
      ages[(int) ((p.age() - 18) / 57 * 10)]++;
    }
    assertTrue(Arrays.stream(tones).allMatch(n -> n >= 36 && n <= 44), Arrays.toString(tones));
    assertTrue(Arrays.stream(ages).allMatch(n -> n >= 36 && n <= 44), Arrays.toString(ages));
    long men = PEOPLE.stream().filter(p -> p.sex() == Sex.MALE).count();
    assertTrue(men >= 190 && men <= 210, men + " men of 400");
  }

  /** Tone says nothing about sex or age: each third of the tones has both and all. */
  @Test
  void theRangesDoNotHangTogether() {
    for (int third = 0; third < 3; third++) {
      int t = third;
      List<Identity> part =
          PEOPLE.stream().filter(p -> (int) (p.skin().melanin() * 3) == t).toList();
      double men = part.stream().filter(p -> p.sex() == Sex.MALE).count() / (double) part.size();
      double age = part.stream().mapToDouble(Identity::age).average().orElseThrow();
      assertTrue(men > .4 && men < .6, "share of men " + men);
      assertTrue(age > 43 && age < 50, "mean age " + age);
    }
  }

  @Test
  void everyHairStyleAndCoveringOccurs() {
    Map<HairStyle, Integer> hair = new EnumMap<>(HairStyle.class);
    Map<CoveringStyle, Integer> coverings = new EnumMap<>(CoveringStyle.class);
    for (Identity p : PEOPLE) {
      hair.merge(p.hair().style(), 1, Integer::sum);
      coverings.merge(p.covering().style(), 1, Integer::sum);
    }
    assertEquals(HairStyle.values().length, hair.size());
    assertEquals(CoveringStyle.values().length, coverings.size());
    assertTrue(hair.values().stream().allMatch(n -> n >= 8), hair.toString());
    assertTrue(coverings.values().stream().allMatch(n -> n >= 5), coverings.toString());
  }

  /** Any seed makes a person whom the shapes can take: no length is negative or not a number. */
  @Property(tries = 500)
  void anySeedMakesASoundPerson(@ForAll long seed) {
    Identity p = Identity.of(seed);
    float[] lengths = {
      p.skull().width(), p.skull().height(), p.skull().length(), p.face().width(),
      p.face().jawWidth(), p.face().chinWidth(), p.face().chinHeight(), p.face().neckRadius(),
      p.eyes().spacing(), p.eyes().halfWidth(), p.eyes().upperLid(), p.eyes().lowerLid(),
      p.brows().thickness(), p.nose().width(), p.nose().tipRadius(), p.nose().bridgeWidth(),
      p.mouth().halfWidth(), p.mouth().upperLip(), p.mouth().lowerLip(), p.ears().size()
    };
    for (float length : lengths) {
      assertTrue(length > .1f && length < 15, Arrays.toString(lengths));
    }
    assertTrue(p.skin().melanin() >= 0 && p.skin().melanin() < 1);
    assertTrue(p.age() >= 18 && p.age() <= 75, "adults only");
  }
}
