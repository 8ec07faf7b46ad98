package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.people.Identity.EyewearStyle;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.people.Wear.Headgear;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a person that a ray can hit, in the head's frame: skin, eyes, hair, glasses, teeth,
 * what else is worn, and the neck and the clothes, which stay with the body while the head turns.
 * Not for use by two threads.
 */
final class HeadShape {
  /** What a place of the surface is made of. */
  enum Material {
    SKIN,
    EYE,
    HAIR,
    COVERING,
    GLASSES,
    CLOTH,
    TEETH,
    HEADGEAR,
    MASK,
    /** Dark glass before the eyes: sunglasses, a visor. */
    DARK_GLASS
  }

  final FacePlan plan;
  final FaceShape face;
  final HairShape hair;
  final Warp warp;

  private final Identity person;
  private final CoveringShape covering;
  private final HeadgearShape headgear;
  private final GlassesShape glasses;
  private final MaskShape mask;
  private final boolean covered;
  private final boolean wearsGlasses;
  private final boolean wearsMask;
  private final @Nullable Pose pose;
  private final BodyShape body;
  private final DistanceGrid coarse;
  private final DistanceGrid fine;

  /** Closer than this, only exact distances lead on: a thin rim slips through the fine grid. */
  final float reach;

  private Material material = Material.SKIN;

  HeadShape(Identity person, View view, Pose pose) {
    this(person, view, Wear.USUAL, pose);
  }

  /** Head and shoulders. */
  HeadShape(Identity person, View view, Wear wear, Pose pose) {
    this(person, view.expression(), view.glassesOff() ? wear.withoutUsualGlasses() : wear, pose);
  }

  /** The head without neck and shoulders where there is no pose. */
  HeadShape(Identity person, Expression expression, Wear wear, @Nullable Pose pose) {
    this.person = person;
    this.pose = pose;
    plan = new FacePlan(person, expression);
    face = new FaceShape(person, plan);
    hair = new HairShape(person);
    covering = new CoveringShape(person, plan);
    headgear = new HeadgearShape(wear.headgear(), person, plan);
    // a turban takes the place of a cap's crown: one of them is worn
    covered =
        covering.worn()
            && (wear.headgear() == Headgear.NONE
                || person.covering().style() == CoveringStyle.HEADSCARF);
    warp = new Warp(person.pattern());
    float[] between = {0, person.eyes().y(), plan.eyeZ};
    float[] warped = warp.toWarped(between[0], between[1], between[2]);
    for (int i = 0; i < 3; i++) {
      warped[i] -= between[i];
    }
    boolean dark = wear.glasses() == Wear.Glasses.SUN;
    glasses = new GlassesShape(person, dark, face, warped);
    wearsGlasses =
        switch (wear.glasses()) {
          case USUAL -> person.eyewear().style() != EyewearStyle.NONE;
          case OFF -> false;
          case SUN -> true;
        };
    mask = new MaskShape(person, plan);
    wearsMask = wear.mask();
    body = new BodyShape(person);
    reach = wearsGlasses ? .16f : .08f;
    coarse = new DistanceGrid(this::distance, .5f);
    fine = new DistanceGrid(this::distance, .25f);
  }

  /** The glasses, where any are worn. */
  @Nullable GlassesShape glasses() {
    return wearsGlasses ? glasses : null;
  }

  /** The distance without glasses, which are too thin for a grid. */
  float distanceUnderGlasses(float x, float y, float z) {
    return distance(x, y, z, false);
  }

  /** A cheap estimate of the distance, for empty space: at most {@link #distance} plus 0.45 cm. */
  float roughDistance(float x, float y, float z) {
    return coarse.distance(x, y, z);
  }

  /** A less cheap estimate, for the space close to a surface: some tenths of a millimetre off. */
  float closeDistance(float x, float y, float z) {
    return fine.distance(x, y, z);
  }

  /** What the surface is made of that the last distance led to. */
  Material lastMaterial() {
    return material;
  }

  /** What the nearest surface is made of. */
  Material material(float x, float y, float z) {
    distance(x, y, z);
    return material;
  }

  /** About the distance to the nearest surface, centimetres, negative inside. */
  float distance(float x, float y, float z) {
    return distance(x, y, z, wearsGlasses);
  }

  private float distance(float x, float y, float z, boolean withGlasses) {
    float hx = x;
    float hy = y;
    float hz = z;
    float hull = FaceShape.hull(x, y, z);
    if (hull < 2.5f) {
      warp.toUnwarped(x, y, z);
      hx = warp.x;
      hy = warp.y;
      hz = warp.z;
    }
    float skin = face.distance(hx, hy, hz);
    float d = skin;
    Material m = Material.SKIN;
    if (hz > 4 && hy < 3 && hy > -3) {
      float u = plan.eyeU(hx);
      float v = hy - person.eyes().y();
      float w = hz - plan.eyeZ;
      float eye = root(u * u + v * v + w * w) - FacePlan.EYEBALL;
      if (eye < d) {
        d = eye;
        m = Material.EYE;
      }
    }
    if (covered) {
      float braincase = face.braincase(hx, hy, hz);
      float fabric = covering.distance(hx, hy, hz, braincase);
      fabric = headgear.pressed(fabric, hy, hz, braincase);
      if (fabric < d) {
        d = fabric;
        m = Material.COVERING;
      }
    } else if (hull < 2.5f || hair.isLong()) {
      float braincase = face.braincase(hx, hy, hz);
      float strand = hair.distance(hx, hy, hz, braincase);
      strand = headgear.pressed(strand, hy, hz, braincase);
      if (strand < d) {
        d = strand;
        m = Material.HAIR;
      }
    }
    if (withGlasses) {
      float frame = glasses.distance(x, y, z);
      if (frame < d) {
        d = frame;
        m = glasses.lens ? Material.DARK_GLASS : Material.GLASSES;
      }
    }
    if (wearsMask) {
      float cloth = mask.distance(hx, hy, hz, skin);
      if (cloth < d) {
        d = cloth;
        m = Material.MASK;
      }
    }
    if (headgear.worn()) {
      float gear =
          headgear.rigid()
              ? headgear.distance(x, y, z, 0)
              : headgear.distance(hx, hy, hz, face.braincase(hx, hy, hz));
      if (gear < d) {
        d = gear;
        m = headgear.visor ? Material.DARK_GLASS : Material.HEADGEAR;
      }
    }
    if (plan.open > 0 && hz > 4 && hy < -3) {
      float teeth = teeth(hx, hy, hz);
      if (teeth < d) {
        d = teeth;
        m = Material.TEETH;
      }
    }
    if (pose != null && y < -4) {
      float bx = pose.bodyX(x, y, z);
      float by = pose.bodyY(x, y, z);
      float bz = pose.bodyZ(x, y, z);
      float neck = body.skin(bx, by, bz);
      float joined = join(skin, neck, .8f);
      if (joined < d) {
        d = joined;
        boolean over = m != Material.SKIN && m != Material.EYE && m != Material.GLASSES;
        if (!over || joined < skin - .01f) {
          m = Material.SKIN;
        }
      }
      float cloth = body.cloth(bx, by, bz, neck);
      if (cloth < d) {
        d = cloth;
        m = Material.CLOTH;
      }
    }
    material = m;
    return d;
  }

  private float teeth(float x, float y, float z) {
    float front = face.lipsZ - .75f - .2f * x * x;
    float d = Math.max(abs(y - plan.mouthY - .1f) - .62f, Math.max(z - front, front - 1.2f - z));
    return Math.max(d, abs(x) - plan.mouthHalf * 1.05f) * .75f;
  }
}
