package org.exeat.simulator.people;

import java.util.SplittableRandom;
import org.exeat.simulator.people.Identity.Brows;
import org.exeat.simulator.people.Identity.Eyes;
import org.exeat.simulator.people.Identity.Hair;
import org.exeat.simulator.render.Rgb;

/**
 * Brothers and sisters. Each length departs from its sex's middle by one half of this person's
 * departure and by the root of three quarters of a stranger's: then siblings correlate by one half,
 * as lengths of the face do whose differences are mostly inherited (about 0.4 to 0.6 in
 * anthropometric studies of families), and vary as much as anybody.
 */
final class Kinship {
  private static final float SHARED = .5f;
  private static final float OWN = .866f;
  private static final float MOST_YEARS = 6;

  private Kinship() {}

  static Identity sibling(Identity person, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 17 + person.seed());
    float years = (float) random.nextDouble(-MOST_YEARS, MOST_YEARS);
    float age = Math.clamp(person.age() + years, Identity.YOUNGEST, Identity.OLDEST);
    float adult = Math.max(age, GrowthCurve.GROWN);
    float tone = (float) random.nextDouble(-.03, .03);
    float melanin = Math.clamp(person.skin().melanin() + tone, 0, .999f);
    Identity other = new IdentitySampler(seed, melanin, adult).sample();
    // a child's form is compared as the adult that it becomes
    Identity here =
        person.age() < GrowthCurve.GROWN ? Youth.grown(person, GrowthCurve.GROWN) : person;
    ShapeNumbers form =
        new ShapeNumbers(
            other,
            IdentitySampler.middle(other.sex(), adult),
            here,
            IdentitySampler.middle(here.sex(), Math.max(here.age(), GrowthCurve.GROWN)),
            Kinship::mixed);
    Rgb young = IdentitySampler.ungreyed(person.hair().colour(), person.hair().grey() * .8f);
    Rgb shade = young.scaled((float) random.nextDouble(.8, 1.25));
    Identity grown =
        new Identity(
            seed,
            other.pattern(),
            other.sex(),
            adult,
            other.masculinity(),
            form.skull(),
            form.face(),
            eyes(form.eyes(), random.nextBoolean() ? person.eyes().iris() : other.eyes().iris()),
            brows(form.brows(), shade),
            form.nose(),
            form.mouth(),
            form.ears(),
            other.skin(),
            hair(other.hair(), person.hair(), shade),
            other.beard(),
            other.eyewear(),
            other.covering(),
            other.clothing(),
            other.growth());
    return age < adult ? grown.earlier(adult - age) : grown;
  }

  /**
   * @param own a stranger's length, middle that of the stranger's sex, the others this person's
   */
  private static float mixed(float own, float middle, float shared, float sharedMiddle) {
    float value = middle + OWN * (own - middle) + SHARED * (shared - sharedMiddle);
    // nothing that is a length shrinks out of proportion
    return middle > .25f ? Math.clamp(value, .55f * middle, 1.6f * middle) : value;
  }

  private static Eyes eyes(Eyes e, Rgb iris) {
    return new Eyes(
        e.spacing(),
        e.y(),
        e.halfWidth(),
        e.upperLid(),
        e.lowerLid(),
        e.cant(),
        e.depth(),
        e.hood(),
        e.crease(),
        e.bags(),
        e.innerFold(),
        e.roundness(),
        e.asymmetry(),
        e.lashes(),
        iris);
  }

  private static Brows brows(Brows b, Rgb colour) {
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

  /** The stranger's cut in the family's colour and curl. */
  private static Hair hair(Hair h, Hair family, Rgb young) {
    return new Hair(
        h.style(),
        h.hairline(),
        h.temples(),
        h.thickness(),
        h.partX(),
        (h.curl() + family.curl()) / 2,
        h.grey(),
        h.peak(),
        h.fringe(),
        young.towards(IdentitySampler.GREY_HAIR, h.grey() * .8f));
  }
}
