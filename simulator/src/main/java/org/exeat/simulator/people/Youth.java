package org.exeat.simulator.people;

import java.util.List;
import java.util.SplittableRandom;
import org.exeat.simulator.people.Identity.Beard;
import org.exeat.simulator.people.Identity.BeardStyle;
import org.exeat.simulator.people.Identity.Brows;
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
import org.exeat.simulator.people.Identity.Mouth;
import org.exeat.simulator.people.Identity.Nose;
import org.exeat.simulator.people.Identity.Sex;
import org.exeat.simulator.people.Identity.Skin;
import org.exeat.simulator.people.Identity.Skull;
import org.exeat.simulator.render.Rgb;

/**
 * Takes people back in time. Above 18 years it undoes what {@link IdentitySampler} adds with age;
 * below, {@link GrowthCurve} shrinks each part, so that the child and the adult are one person.
 *
 * <p>Long, because records are rebuilt component by component.
 */
final class Youth {
  /** The age at which the sampler adds nothing for age, years. */
  private static final float UNAGED = 20;

  private static final float AGEING_SPAN = 55;

  private Youth() {}

  static Identity childOf(long seed, float age) {
    return grown(new IdentitySampler(seed, UNAGED).sample(), age);
  }

  static Identity earlier(Identity person, float years) {
    float age = person.age() - years;
    if (!(age >= Identity.YOUNGEST)) {
      throw new IllegalArgumentException("a year is the youngest age that a person is drawn at");
    }
    Identity fresh = otherwise(aged(person, Math.max(age, GrowthCurve.GROWN)), years);
    return age < GrowthCurve.GROWN ? grown(fresh, age) : fresh;
  }

  private static float ageing(float age) {
    return Math.max(0, (age - UNAGED) / AGEING_SPAN);
  }

  /** The adult at another, earlier age of 18 and more; children stay as they are. */
  private static Identity aged(Identity p, float age) {
    if (p.age() <= age) {
      return p;
    }
    float before = ageing(p.age());
    float less = before - ageing(age);
    float share = before == 0 ? 1 : 1 - less / before;
    boolean male = p.sex() == Sex.MALE;
    Face f = p.face();
    Eyes e = p.eyes();
    Nose n = p.nose();
    Mouth m = p.mouth();
    Hair h = p.hair();
    // grey comes later than its share of the years: none below thirty
    float grey = h.grey() * share * Solids.step((age - 28) / 12);
    Rgb young = IdentitySampler.ungreyed(h.colour(), h.grey() * .8f);
    HairStyle style = h.style() == HairStyle.BALD && age < 32 ? HairStyle.CROPPED : h.style();
    return new Identity(
        p.seed(),
        p.pattern(),
        p.sex(),
        age,
        p.masculinity(),
        p.skull(),
        new Face(
            f.width(),
            f.jawWidth(),
            f.jawDrop(),
            f.jawCornerY(),
            f.chinWidth(),
            f.chinHeight(),
            f.chinForward(),
            f.cheekboneWidth(),
            f.cheekboneForward(),
            f.cheekFullness() + .5f * less,
            f.neckRadius(),
            f.wrinkles() * share),
        eyes(e, Math.max(0, e.hood() - .4f * less), Math.max(0, e.bags() - .6f * less)),
        browColour(p.brows(), young.towards(IdentitySampler.GREY_HAIR, grey * .3f)),
        new Nose(
            n.rootY(),
            n.length() - .2f * less,
            n.width(),
            n.tipForward(),
            n.tipRadius(),
            n.tipUp(),
            n.bridgeWidth(),
            n.bridgeForward(),
            n.hump(),
            n.wingSize(),
            n.asymmetry()),
        new Mouth(
            Math.max(1.3f, m.philtrum() - .25f * less),
            m.halfWidth(),
            m.upperLip() + .2f * less,
            m.lowerLip() + .2f * less,
            m.protrusion(),
            m.cupidBow(),
            m.curl() + .06f * less,
            m.muzzle(),
            m.asymmetry(),
            m.lips()),
        p.ears(),
        p.skin(),
        new Hair(
            style,
            h.hairline() - (male ? less : 0),
            Math.max(0, h.temples() - (male ? 1.4f * less : 0)),
            h.thickness(),
            h.partX(),
            h.curl(),
            grey,
            h.peak(),
            h.fringe(),
            young.towards(IdentitySampler.GREY_HAIR, grey * .8f)),
        p.beard(),
        p.eyewear(),
        p.covering(),
        p.clothing(),
        p.growth());
  }

  /** What also changes over the years: other clothes, perhaps another cut of hair and beard. */
  private static Identity otherwise(Identity p, float years) {
    SplittableRandom random = new SplittableRandom(p.seed() * 31 + Math.round(years * 8));
    boolean changes = random.nextDouble() < Math.min(.6, years * .06);
    // another person of the same sex and age lends cut and clothes, which shape no face
    Identity lender = new IdentitySampler(p.seed() + 104729, p.age()).sample();
    for (int i = 1; lender.sex() != p.sex(); i++) {
      lender = new IdentitySampler(p.seed() + 104729 + i, p.age()).sample();
    }
    Hair h = p.hair();
    Hair other = lender.hair();
    boolean keepsCut = !changes || h.style() == HairStyle.BALD || other.style() == HairStyle.BALD;
    Hair hair =
        new Hair(
            keepsCut ? h.style() : other.style(),
            h.hairline(),
            h.temples(),
            h.thickness(),
            keepsCut ? h.partX() : other.partX(),
            h.curl(),
            h.grey(),
            h.peak(),
            keepsCut ? h.fringe() : other.fringe(),
            h.colour());
    return new Identity(
        p.seed(),
        p.pattern(),
        p.sex(),
        p.age(),
        p.masculinity(),
        p.skull(),
        p.face(),
        p.eyes(),
        p.brows(),
        p.nose(),
        p.mouth(),
        p.ears(),
        p.skin(),
        hair,
        changes ? lender.beard() : p.beard(),
        p.eyewear(),
        p.covering(),
        lender.clothing(),
        p.growth());
  }

  /** The same person at another age of 18 at most. */
  static Identity grown(Identity p, float age) {
    Change by = new Change(p.age(), age);
    Skull s = p.skull();
    Face f = p.face();
    Nose n = p.nose();
    Mouth m = p.mouth();
    Ears ears = p.ears();
    float maturity = GrowthCurve.MATURITY.at(age);
    return new Identity(
        p.seed(),
        p.pattern(),
        p.sex(),
        age,
        p.masculinity() * by.matured(.15f),
        new Skull(s.width() + by.plus(.1f), s.height(), s.length(), s.foreheadSlope() - by.plus(1)),
        new Face(
            by.nearer(f.width(), 6.35f) * by.times(GrowthCurve.FACE_WIDTH),
            by.nearer(f.jawWidth(), 4.7f) * by.times(GrowthCurve.JAW_WIDTH),
            f.jawDrop() * by.matured(.6f),
            f.jawCornerY() * by.times(GrowthCurve.FACE_HEIGHT),
            by.nearer(f.chinWidth(), 1.4f) * by.times(GrowthCurve.JAW_WIDTH),
            f.chinHeight() * by.times(GrowthCurve.CHIN_HEIGHT),
            f.chinForward() - by.plus(.45f),
            f.cheekboneWidth() * by.times(GrowthCurve.FACE_WIDTH),
            f.cheekboneForward() - by.plus(.1f),
            f.cheekFullness() + by.plus(1),
            f.neckRadius() * by.times(GrowthCurve.NECK),
            0),
        childEyes(p.eyes(), by),
        childBrows(p.brows(), by),
        new Nose(
            n.rootY() - by.plus(.15f),
            n.length() * by.times(GrowthCurve.NOSE_LENGTH),
            n.width() * by.times(GrowthCurve.NOSE_WIDTH),
            BASE_Z + (n.tipForward() - BASE_Z) * by.times(GrowthCurve.NOSE_PROTRUSION),
            n.tipRadius() * by.times(GrowthCurve.NOSE_WIDTH),
            n.tipUp() + by.plus(.45f),
            n.bridgeWidth(),
            n.bridgeForward() - by.plus(.3f),
            n.hump() * by.matured(.1f),
            n.wingSize() * by.times(GrowthCurve.NOSE_LENGTH),
            n.asymmetry() * by.matured(.5f)),
        new Mouth(
            m.philtrum() * by.times(GrowthCurve.PHILTRUM),
            m.halfWidth() * by.times(GrowthCurve.MOUTH_WIDTH),
            m.upperLip() * by.times(GrowthCurve.LIPS),
            m.lowerLip() * by.times(GrowthCurve.LIPS),
            m.protrusion(),
            m.cupidBow(),
            m.curl(),
            m.muzzle() - by.plus(.25f),
            m.asymmetry(),
            maturity < .86f ? bare(p.skin(), m.lips()) : m.lips()),
        new Ears(ears.flare(), ears.size()),
        childSkin(p.skin(), maturity),
        childHair(p, age, by),
        beard(p.beard(), age),
        eyewear(p.eyewear(), p.seed(), age),
        covering(p.covering(), age),
        p.clothing(),
        new Growth(
            GrowthCurve.HEAD.at(age),
            GrowthCurve.FACE_HEIGHT.ofHead(age),
            GrowthCurve.SHOULDERS.ofHead(age)));
  }

  /** z of the upper lip's root, from where a nose stands out. */
  private static final float BASE_Z = 8.7f;

  /** From one age to a younger one. */
  private record Change(float from, float to) {
    /** Factor on a length in units of the head. */
    float times(GrowthCurve curve) {
      return curve.ofHead(to) / curve.ofHead(from);
    }

    /** What a child of one year has more than an adult, to be added for this change. */
    float plus(float atOne) {
      return atOne * (GrowthCurve.MATURITY.at(from) - GrowthCurve.MATURITY.at(to));
    }

    /** A length whose difference from the adults' middle is smaller in children. */
    float nearer(float length, float middle) {
      return middle + (length - middle) * matured(.35f);
    }

    /**
     * Factor on what comes with maturity.
     *
     * @param atOne share of it at one year
     */
    float matured(float atOne) {
      float now = atOne + (1 - atOne) * GrowthCurve.MATURITY.at(to);
      return now / (atOne + (1 - atOne) * GrowthCurve.MATURITY.at(from));
    }
  }

  private static Eyes childEyes(Eyes e, Change by) {
    float opening = by.times(GrowthCurve.EYE_OPENING);
    return new Eyes(
        e.spacing() * by.times(GrowthCurve.EYE_SPACING),
        e.y(),
        e.halfWidth() * opening,
        e.upperLid() + by.plus(.17f),
        e.lowerLid() + by.plus(.05f),
        e.cant(),
        e.depth() * by.matured(.4f),
        e.hood() * by.matured(.35f),
        e.crease() * by.matured(.75f),
        e.bags() * by.matured(.2f),
        e.innerFold() * by.matured(1.2f),
        e.roundness(),
        e.asymmetry(),
        e.lashes(),
        e.iris());
  }

  private static Brows childBrows(Brows b, Change by) {
    float wide = by.times(GrowthCurve.FACE_WIDTH);
    return new Brows(
        b.ridge() - by.plus(.45f),
        b.y() * by.matured(.93f),
        b.arch(),
        b.thickness() * by.matured(.6f),
        b.innerEnd() * wide,
        b.outerEnd() * wide,
        b.tilt(),
        b.darkness() * by.matured(.6f),
        b.asymmetry(),
        b.colour());
  }

  private static Skin childSkin(Skin s, float maturity) {
    float share = .25f + .75f * maturity;
    return new Skin(
        s.melanin(),
        s.redness(),
        s.albedo(),
        s.freckles() * Solids.step(maturity / .3f),
        s.blotches() * share,
        maturity < .86f ? 0 : s.makeup() * .5f,
        maturity < .3f ? List.of() : s.moles());
  }

  /** Lips without lipstick. */
  private static Rgb bare(Skin skin, Rgb lips) {
    if (skin.makeup() == 0) {
      return lips;
    }
    Rgb a = skin.albedo();
    return new Rgb(a.red() * .74f, a.green() * .45f, a.blue() * .52f);
  }

  private static Hair childHair(Identity p, float age, Change by) {
    Hair h = p.hair();
    HairStyle style = h.style();
    if (age < 2.5f) {
      style = h.thickness() < 1 ? HairStyle.CROPPED : HairStyle.SHORT;
    } else if (style == HairStyle.BALD) {
      style = HairStyle.SHORT;
    }
    return new Hair(
        style,
        h.hairline(),
        h.temples() * by.matured(.3f),
        h.thickness() * by.matured(.5f),
        h.partX(),
        h.curl(),
        0,
        h.peak(),
        h.fringe() * by.matured(.8f),
        IdentitySampler.ungreyed(h.colour(), h.grey() * .8f));
  }

  private static Beard beard(Beard beard, float age) {
    return age < 15
        ? new Beard(BeardStyle.NONE, 0, 0)
        : new Beard(BeardStyle.NONE, 0, beard.stubble() * .2f * (age - 14));
  }

  /** Fewer children than adults have glasses; the frame grows with the face. */
  private static Eyewear eyewear(Eyewear e, long seed, float age) {
    boolean none = age < 4 || (age < 12 && (seed & 1) == 0);
    float share = GrowthCurve.EYE_SPACING.ofHead(age);
    return new Eyewear(
        none ? EyewearStyle.NONE : e.style(),
        e.halfWidth() * share,
        e.halfHeight() * share,
        e.colour());
  }

  private static Covering covering(Covering c, float age) {
    return new Covering(age < 10 ? CoveringStyle.NONE : c.style(), c.colour());
  }

  private static Eyes eyes(Eyes e, float hood, float bags) {
    return new Eyes(
        e.spacing(),
        e.y(),
        e.halfWidth(),
        e.upperLid(),
        e.lowerLid(),
        e.cant(),
        e.depth(),
        hood,
        e.crease(),
        bags,
        e.innerFold(),
        e.roundness(),
        e.asymmetry(),
        e.lashes(),
        e.iris());
  }

  private static Brows browColour(Brows b, Rgb colour) {
    return new Brows(
        b.ridge(),
        b.y(),
        b.arch(),
        b.thickness(),
        b.innerEnd(),
        b.outerEnd(),
        b.tilt(),
        b.darkness(),
        b.asymmetry(),
        colour);
  }
}
