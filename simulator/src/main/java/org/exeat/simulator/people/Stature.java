package org.exeat.simulator.people;

import java.util.SplittableRandom;
import org.exeat.simulator.people.Identity.Sex;

/**
 * How tall a person is and how long the limbs are. Adults are drawn around the means of 1.76 m
 * (men) and 1.63 m (women) that NHANES reports for the United States, within 1.55 to 1.95 m;
 * children have the same share of it as the median of the CDC's growth charts. Segments are shares
 * of the stature after Drillis and Contini, "Body segment parameters", 1966, as printed in Winter,
 * "Biomechanics and Motor Control of Human Movement". Centimetres. Immutable.
 */
final class Stature {
  private static final float SHORTEST = 155;
  private static final float TALLEST = 195;
  private static final float USUAL = 176;

  final float height;

  /** Factor on lengths that are given for somebody of 176 cm. */
  final float scale;

  /** Factor on thicknesses: children are stouter than small adults. */
  final float girth;

  final float upperArm;
  final float forearm;
  final float hand;
  final float thigh;
  final float shank;
  final float foot;

  /** Height of the hip joints above the ground when standing. */
  final float hips;

  /** Height of the head's origin, between the eyes, above the hip joints when seated. */
  final float seated;

  /** The same when standing: the back is straighter. */
  final float upright;

  Stature(Identity person) {
    SplittableRandom random = new SplittableRandom(person.seed() * 13 + 5);
    double spread = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    float adult = (person.sex() == Sex.MALE ? 176 : 163) + (float) (spread * 14);
    adult = Math.clamp(adult, SHORTEST, TALLEST);
    height = adult * GrowthCurve.STATURE.at(person.age());
    scale = height / USUAL;
    girth = (float) Math.pow(scale, .85);
    upperArm = .186f * height;
    forearm = .146f * height;
    hand = .108f * height;
    thigh = .245f * height;
    shank = .246f * height;
    foot = .152f * height;
    // a small child's legs are short for its trunk
    float small = Math.max(0, 1 - height / SHORTEST);
    hips = (.53f - .1f * small) * height;
    seated = .36f * height + 3 + 8 * small;
    upright = height - 11.6f * person.growth().size() - hips;
  }
}
