package org.exeat.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.exeat.simulator.people.Identity.Beard;
import org.exeat.simulator.people.Identity.BeardStyle;
import org.exeat.simulator.people.Identity.Brows;
import org.exeat.simulator.people.Identity.Clothing;
import org.exeat.simulator.people.Identity.Covering;
import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.people.Identity.Ears;
import org.exeat.simulator.people.Identity.Eyes;
import org.exeat.simulator.people.Identity.Eyewear;
import org.exeat.simulator.people.Identity.EyewearStyle;
import org.exeat.simulator.people.Identity.Face;
import org.exeat.simulator.people.Identity.Growth;
import org.exeat.simulator.people.Identity.Hair;
import org.exeat.simulator.people.Identity.HairStyle;
import org.exeat.simulator.people.Identity.Mole;
import org.exeat.simulator.people.Identity.Mouth;
import org.exeat.simulator.people.Identity.Nose;
import org.exeat.simulator.people.Identity.Sex;
import org.exeat.simulator.people.Identity.Skin;
import org.exeat.simulator.people.Identity.Skull;
import org.exeat.simulator.render.Rgb;

/**
 * Draws the parameters of one person. Skin tone, sex and age come from a sequence of low
 * discrepancy, so that any run of consecutive seeds covers them evenly; the rest is drawn at
 * random: a mean, a difference of the sexes, four axes that move several parts together, and a part
 * of its own for each length.
 *
 * <p>Long, because every feature's distribution stands in one place.
 */
final class IdentitySampler {
  /** Standard deviations of shape, relative to an estimate of the adult population's. */
  static final float SPREAD = 1.2f;

  /** What the features that tell people apart best get on top. */
  private static final float FEATURE_SPREAD = 1.12f;

  /** Additive constants of the three-dimensional R sequence, as fractions of 2^64. */
  private static final long TONE_STEP = 0xd1b54a32d192ed03L;

  private static final long SEX_STEP = 0xabc98388fb8fac03L;
  private static final long AGE_STEP = 0x8cb92ba72f3d8dd7L;

  private static final Rgb[] TONES = {
    new Rgb(.80f, .55f, .43f),
    new Rgb(.58f, .315f, .19f),
    new Rgb(.30f, .135f, .07f),
    new Rgb(.105f, .047f, .027f)
  };
  private static final Rgb[] HAIR_COLOURS = {
    new Rgb(.012f, .010f, .009f),
    new Rgb(.025f, .016f, .011f),
    new Rgb(.06f, .032f, .018f),
    new Rgb(.13f, .07f, .035f),
    new Rgb(.30f, .19f, .09f),
    new Rgb(.52f, .38f, .20f),
    new Rgb(.22f, .07f, .025f)
  };
  static final Rgb GREY_HAIR = new Rgb(.45f, .45f, .45f);
  private static final Rgb[] IRIS_COLOURS = {
    new Rgb(.035f, .018f, .008f),
    new Rgb(.07f, .035f, .014f),
    new Rgb(.12f, .075f, .03f),
    new Rgb(.12f, .14f, .07f),
    new Rgb(.13f, .22f, .32f),
    new Rgb(.22f, .27f, .29f)
  };
  private static final Rgb[] LIPSTICKS = {
    new Rgb(.5f, .07f, .09f),
    new Rgb(.42f, .1f, .14f),
    new Rgb(.3f, .04f, .07f),
    new Rgb(.55f, .2f, .18f)
  };
  private static final EyewearStyle[] WORN = {
    EyewearStyle.ROUND, EyewearStyle.RECTANGULAR, EyewearStyle.THIN
  };
  private static final Rgb[] FRAMES = {
    new Rgb(.01f, .01f, .01f),
    new Rgb(.06f, .03f, .015f),
    new Rgb(.25f, .23f, .2f),
    new Rgb(.02f, .03f, .09f)
  };

  private final RandomGenerator random;
  private final long seed;
  private final Sex sex;
  private final float age;
  private final float melanin;
  private final float masculinity;

  /** Masculinity around 0. */
  private final float man;

  /** 0 at twenty, 1 at seventy-five. */
  private final float ageing;

  private final float fat;
  // the axes of correlated shape: broadness, length, relief of the profile, fullness of the lips
  private final float broad;
  private final float longish;
  private final float relief;
  private final float lips;

  IdentitySampler(long seed) {
    this(seed, fraction(seed * TONE_STEP), 18 + 57 * fraction(seed * AGE_STEP));
  }

  /** Draws the person of this seed with another age, 18 and more. */
  IdentitySampler(long seed, float age) {
    this(seed, fraction(seed * TONE_STEP), age);
  }

  /** Draws the person of this seed with another tone and age. */
  IdentitySampler(long seed, float melanin, float age) {
    this(seed, random(seed), sexOf(seed), melanin, age);
  }

  private IdentitySampler(long seed, RandomGenerator random, Sex sex, float melanin, float age) {
    this.seed = seed;
    this.random = random;
    this.melanin = melanin;
    this.sex = sex;
    this.age = age;
    masculinity = Math.clamp(normal(sex == Sex.MALE ? .8f : .2f, .15f), 0f, 1f);
    man = masculinity - .5f;
    ageing = Math.max(0, (age - 20) / 55f);
    fat = normal(0, 1);
    broad = axis();
    longish = axis();
    relief = axis();
    lips = axis();
  }

  /** The middle of the distributions for a sex and an age of 18 and more: nobody looks like it. */
  static Identity middle(Sex sex, float age) {
    RandomGenerator middle =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 1L << 62;
          }

          @Override
          public double nextDouble() {
            return .5;
          }

          @Override
          public double nextDouble(double bound) {
            return .5 * bound;
          }
        };
    return new IdentitySampler(0, middle, sex, .5f, age).sample();
  }

  static Sex sexOf(long seed) {
    return fraction(seed * SEX_STEP) < .5f ? Sex.FEMALE : Sex.MALE;
  }

  private static SplittableRandom random(long seed) {
    return new SplittableRandom(seed * 7919L + 13);
  }

  /** The hair's colour before it greyed, from a colour with this share of grey. */
  static Rgb ungreyed(Rgb colour, float grey) {
    float rest = 1 - grey;
    return new Rgb(
        Math.max(.005f, (colour.red() - GREY_HAIR.red() * grey) / rest),
        Math.max(.005f, (colour.green() - GREY_HAIR.green() * grey) / rest),
        Math.max(.005f, (colour.blue() - GREY_HAIR.blue() * grey) / rest));
  }

  Identity sample() {
    int pattern = random.nextInt(1 << 20);
    Skull skull = skull();
    Face face = face();
    Eyes eyes = eyes();

    Nose nose = nose();
    Skin skin = skin();
    Mouth mouth = mouth(skin);
    Ears ears = new Ears(normal(0, .38f), normal(.94f, .1f));
    Rgb young = pick(HAIR_COLOURS, melanin > .5f ? 2 : melanin > .25f ? 4 : HAIR_COLOURS.length);
    Hair hair = hair(young);
    Brows brows = brows(young.towards(GREY_HAIR, hair.grey() * .3f));
    return new Identity(
        seed,
        pattern,
        sex,
        age,
        masculinity,
        skull,
        face,
        eyes,
        brows,
        nose,
        mouth,
        ears,
        skin,
        hair,
        beard(),
        eyewear(),
        covering(),
        clothing(),
        Growth.ADULT);
  }

  private Skull skull() {
    return new Skull(
        normal(7.45f, .33f) + man * .3f + .18f * broad,
        normal(8.3f, .3f) + .12f * longish,
        normal(9.4f, .35f),
        normal(0, .5f) + man * .4f);
  }

  private Face face() {
    float width = normal(6.35f, .32f) + man * .2f + .12f * fat + .22f * broad;
    float jawWidth = normal(4.6f, .45f) + man * .9f + .15f * fat + .28f * broad;
    float neck = Math.min(normal(4.9f, .4f) + man * 1.2f + .2f * fat + .2f * broad, jawWidth + 1f);
    return new Face(
        width,
        jawWidth,
        normal(0, .3f),
        normal(-6.1f, .5f),
        Math.max(.4f, normal(1.3f, .4f) + man * .7f),
        Math.max(3, normal(4.0f, .35f) + man * .4f + .26f * longish),
        normal(7.5f, .45f) - .15f * lips,
        width - 1.72f + normal(0, .18f),
        normal(5.5f, .35f) - .18f * relief,
        normal(0, .3f) + .2f * fat,
        Math.max(3.9f, neck),
        ageing * uniform(.5f, 1.2f));
  }

  private Eyes eyes() {
    return new Eyes(
        Math.max(2.65f, feature(3.15f, .2f) + .11f * broad),
        feature(0, .12f),
        Math.max(1.1f, feature(1.5f, .13f)),
        Math.max(.28f, feature(.52f, .1f) - man * .05f),
        Math.max(.18f, feature(.40f, .07f) - man * .03f),
        feature(.06f, .09f),
        Math.clamp(feature(.12f, .2f) - man * .15f + .14f * relief, -.1f, .6f),
        Math.max(0, feature(.35f, .35f) + .4f * ageing),
        Math.max(.1f, feature(.34f, .13f) + .09f * relief),
        Math.max(0, feature(.25f, .3f) + .6f * ageing),
        Math.max(0, feature(.1f, .35f) - .4f * relief),
        uniform(0, 1),
        normal(0, .07f),
        sex == Sex.MALE ? .35f : uniform(.5f, 1),
        pick(IRIS_COLOURS, melanin > .4f ? 2 : 6));
  }

  /**
   * @param colour of the hair before it greyed: brows grey later
   */
  private Brows brows(Rgb colour) {
    return new Brows(
        normal(-.1f, .25f) + man * .8f + .15f * relief,
        Math.max(1.3f, feature(2.05f, .28f) - man * .35f + .12f * longish),
        feature(.4f, .22f) - man * .2f,
        Math.max(.18f, feature(.36f, .12f) + man * .28f),
        feature(1.25f, .28f),
        feature(5.1f, .25f),
        feature(0, .12f),
        uniform(.6f, 1),
        normal(0, .07f),
        colour);
  }

  private Nose nose() {
    return new Nose(
        feature(.5f, .3f),
        feature(4.7f, .36f) + man * .35f + .2f * ageing + .22f * longish,
        Math.max(.8f, feature(1.22f, .24f) + man * .2f + .15f * broad + .06f * lips),
        feature(11.3f, .36f) + man * .3f + .26f * relief,
        Math.max(.5f, feature(.82f, .12f) + man * .06f),
        feature(.1f, .28f) - man * .15f,
        Math.max(.38f, feature(.62f, .13f) - .06f * relief),
        feature(8.15f, .3f) + man * .2f + .28f * relief,
        feature(0, .22f) + man * .1f + .1f * relief,
        feature(1, .13f) + man * .05f,
        normal(0, .14f));
  }

  private Mouth mouth(Skin skin) {
    float tint = uniform(.55f, .9f);
    Rgb colour =
        new Rgb(
            skin.albedo().red() * tint * 1.02f,
            skin.albedo().green() * tint * .62f,
            skin.albedo().blue() * tint * .72f);
    if (skin.makeup() > 0) {
      Rgb stick = pick(LIPSTICKS, LIPSTICKS.length).scaled(1 - .5f * melanin);
      colour = colour.towards(stick, .7f * skin.makeup());
    }
    return new Mouth(
        Math.max(1.3f, feature(2.15f, .32f) + man * .2f + .25f * ageing + .17f * longish),
        Math.max(1.7f, feature(2.5f, .27f) + man * .12f + .13f * broad),
        Math.max(.22f, feature(.72f, .22f) - man * .25f - .2f * ageing + .17f * lips),
        Math.max(.3f, feature(.95f, .22f) - man * .25f - .2f * ageing + .17f * lips),
        Math.max(.08f, feature(.3f, .1f) + .06f * lips),
        feature(.13f, .08f),
        feature(0, .12f) - .06f * ageing,
        feature(0, .3f) + .2f * lips,
        normal(0, .08f),
        colour);
  }

  private Skin skin() {
    float redness = normal(0, 1);
    float position = melanin * (TONES.length - 1);
    int band = Math.min(TONES.length - 2, (int) position);
    float part = position - band;
    Rgb albedo =
        new Rgb(
            between(TONES[band].red(), TONES[band + 1].red(), part),
            between(TONES[band].green(), TONES[band + 1].green(), part)
                * (1 - .05f * redness * (1 - melanin)),
            between(TONES[band].blue(), TONES[band + 1].blue(), part) * (1 + normal(0, .09f)));
    float makeup = sex == Sex.FEMALE && chance(.45f) ? uniform(.3f, 1) : 0;
    float freckles = melanin < .35f && chance(.35f) ? uniform(.2f, 1) : 0;
    List<Mole> moles = new ArrayList<>();
    int count = chance(.5f) ? 1 + random.nextInt(4) : 0;
    for (int i = 0; i < count; i++) {
      moles.add(new Mole(uniform(-5, 5), uniform(-9, 5), uniform(.07f, .2f)));
    }
    return new Skin(melanin, redness, albedo, freckles, uniform(.3f, 1), makeup, moles);
  }

  private Hair hair(Rgb young) {
    boolean male = sex == Sex.MALE;
    float grey = chance(.6f * ageing) ? Math.min(.95f, uniform(.2f, 1) * ageing * 1.3f) : 0;
    return new Hair(
        male ? manStyle() : womanStyle(),
        normal(6.3f, .7f) + (male ? ageing : 0),
        Math.max(0, normal(.5f, .5f) + (male ? 1.4f * ageing : 0)),
        uniform(.6f, 1.7f),
        uniform(-3.5f, 3.5f),
        melanin > .6f ? uniform(.5f, 1) : chance(.3f) ? uniform(.2f, 1) : uniform(0, .2f),
        grey,
        normal(0, .3f),
        chance(.3f) ? uniform(1.5f, 3.6f) : 0,
        young.towards(GREY_HAIR, grey * .8f));
  }

  private HairStyle manStyle() {
    if (chance(.22f * (.3f + ageing))) {
      return HairStyle.BALD;
    }
    if (chance(.3f)) {
      return HairStyle.CROPPED;
    }
    return chance(.75f) ? HairStyle.SHORT : HairStyle.FULL;
  }

  private HairStyle womanStyle() {
    if (chance(.12f)) {
      return HairStyle.SHORT;
    }
    if (chance(.35f)) {
      return HairStyle.TIED;
    }
    if (chance(.2f)) {
      return chance(.5f) ? HairStyle.CROPPED : HairStyle.SHORT;
    }
    return HairStyle.LONG;
  }

  private Beard beard() {
    if (sex == Sex.FEMALE) {
      return new Beard(BeardStyle.NONE, 0, 0);
    }
    BeardStyle style = BeardStyle.NONE;
    if (chance(.5f)) {
      // a full beard is as frequent as the two small ones together
      style =
          chance(.5f) ? BeardStyle.FULL : chance(.5f) ? BeardStyle.MOUSTACHE : BeardStyle.GOATEE;
    }
    return new Beard(style, uniform(.1f, 1), Math.max(0, normal(.35f, .3f)));
  }

  private Eyewear eyewear() {
    EyewearStyle style = chance(.22f) ? WORN[random.nextInt(WORN.length)] : EyewearStyle.NONE;
    return new Eyewear(style, uniform(2.2f, 2.6f), uniform(1.5f, 2.1f), pick(FRAMES, 4));
  }

  private Covering covering() {
    boolean worn = chance(sex == Sex.FEMALE ? .12f : .06f);
    CoveringStyle style = sex == Sex.FEMALE ? CoveringStyle.HEADSCARF : CoveringStyle.TURBAN;
    return new Covering(worn ? style : CoveringStyle.NONE, dye());
  }

  private Clothing clothing() {
    return new Clothing(dye());
  }

  /** Mostly muted colours. */
  private Rgb dye() {
    float part = uniform(0, 1);
    float light = part * part * .5f + .02f;
    float strong = chance(.25f) ? .8f : .3f;
    return new Rgb(
        light * (1 + strong * uniform(-1, 1)),
        light * (1 + strong * uniform(-1, 1)),
        light * (1 + strong * uniform(-1, 1)));
  }

  private float feature(float mean, float deviation) {
    return normal(mean, deviation * FEATURE_SPREAD);
  }

  private float normal(float mean, float deviation) {
    return mean + uniform(-1.85f, 1.85f) * deviation * SPREAD;
  }

  private float axis() {
    return uniform(-1.8f, 1.8f) * SPREAD;
  }

  private float uniform(float from, float to) {
    return from + (to - from) * (float) random.nextDouble();
  }

  private boolean chance(float probability) {
    return random.nextDouble() < probability;
  }

  private Rgb pick(Rgb[] colours, int first) {
    return colours[random.nextInt(first)];
  }

  /** Geometric interpolation. */
  private static float between(float a, float b, float part) {
    return (float) Math.exp((1 - part) * Math.log(a) + part * Math.log(b));
  }

  private static float fraction(long bits) {
    return (bits >>> 40) * 0x1p-24f;
  }
}
