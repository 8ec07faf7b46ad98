package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.people.Identity.EyewearStyle;

/**
 * Everything of a person that a ray can hit, in the head's frame: skin, eyes, hair, glasses, teeth,
 * and the neck and the clothes, which stay with the body while the head turns. Not for use by two
 * threads.
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
    TEETH
  }

  final FacePlan plan;
  final FaceShape face;
  final HairShape hair;
  final Warp warp;

  private final Identity person;
  private final Pose pose;
  private final CoveringShape covering;
  private final GlassesShape glasses;
  private final boolean wearsGlasses;
  private final DistanceGrid coarse;
  private final DistanceGrid fine;

  /** Closer than this, only exact distances lead on: a thin rim slips through the fine grid. */
  final float reach;

  private Material material = Material.SKIN;

  HeadShape(Identity person, View view, Pose pose) {
    this.person = person;
    this.pose = pose;
    plan = new FacePlan(person, view.expression());
    face = new FaceShape(person, plan);
    hair = new HairShape(person);
    covering = new CoveringShape(person, plan);
    warp = new Warp(person.pattern());
    float[] between = {0, person.eyes().y(), plan.eyeZ};
    float[] warped = warp.toWarped(between[0], between[1], between[2]);
    for (int i = 0; i < 3; i++) {
      warped[i] -= between[i];
    }
    glasses = new GlassesShape(person, face, warped);
    wearsGlasses = person.eyewear().style() != EyewearStyle.NONE && !view.glassesOff();
    reach = wearsGlasses ? .16f : .08f;
    coarse = new DistanceGrid(this::distance, .5f);
    fine = new DistanceGrid(this::distance, .25f);
  }

  /** A cheap estimate of the distance, for empty space: at most {@link #distance} plus 0.45 cm. */
  float roughDistance(float x, float y, float z) {
    return coarse.distance(x, y, z);
  }

  /** A less cheap estimate, for the space close to a surface: some tenths of a millimetre off. */
  float closeDistance(float x, float y, float z) {
    return fine.distance(x, y, z);
  }

  /** What the nearest surface is made of. */
  Material material(float x, float y, float z) {
    distance(x, y, z);
    return material;
  }

  /** About the distance to the nearest surface, centimetres, negative inside. */
  float distance(float x, float y, float z) {
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
    if (covering.worn()) {
      float fabric = covering.distance(hx, hy, hz, face.braincase(hx, hy, hz));
      if (fabric < d) {
        d = fabric;
        m = Material.COVERING;
      }
    } else if (hull < 2.5f || hair.isLong()) {
      float strand = hair.distance(hx, hy, hz, face.braincase(hx, hy, hz));
      if (strand < d) {
        d = strand;
        m = Material.HAIR;
      }
    }
    if (wearsGlasses) {
      float frame = glasses.distance(x, y, z);
      if (frame < d) {
        d = frame;
        m = Material.GLASSES;
      }
    }
    if (plan.open > 0 && hz > 4 && hy < -3) {
      float teeth = teeth(hx, hy, hz);
      if (teeth < d) {
        d = teeth;
        m = Material.TEETH;
      }
    }
    if (y < -4) {
      float bx = pose.bodyX(x, y, z);
      float by = pose.bodyY(x, y, z);
      float bz = pose.bodyZ(x, y, z);
      float neck = neck(bx, by, bz);
      float joined = join(skin, neck, .8f);
      if (joined < d) {
        d = joined;
        boolean over = m == Material.HAIR || m == Material.COVERING || m == Material.TEETH;
        if (!over || joined < skin - .01f) {
          m = Material.SKIN;
        }
      }
      float cloth = cloth(bx, by, bz, neck);
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

  private float neck(float bx, float by, float bz) {
    float r = person.face().neckRadius();
    float d = capsule(bx, by, bz * .95f, 0, -9.6f, -1.9f, 0, -17, -3, r * .96f, r * 1.08f);
    float sy = by + 24.5f;
    // below the shoulders the trunk goes on
    float trunk = sy < 0 ? sy * .12f : sy;
    return join(
        d, ellipsoid(bx, trunk, bz + 3, 21 + 1.5f * person.masculinity(), 8.2f, 8.5f), 4.5f);
  }

  private static float cloth(float bx, float by, float bz, float neck) {
    float collar = by + 14.6f + .018f * bz * bz - .006f * bx * bx + (bz > 0 ? .35f * bz : 0);
    return meet(neck - .35f, collar * .8f, .25f);
  }
}
