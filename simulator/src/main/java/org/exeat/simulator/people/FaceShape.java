package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.bell;
import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.render.Noise;

/**
 * The skin of the head as a field of distances: solids of skull, jaw, cheeks and nose joined
 * smoothly, orbits and nostrils carved, lids, lips and folds laid on as small bells.
 */
final class FaceShape {
  private final FacePlan plan;
  private final Identity person;
  private final Identity.Skull skull;
  private final Identity.Face face;
  private final Identity.Eyes eyes;
  private final Identity.Nose nose;
  private final Identity.Mouth mouth;
  private final Identity.Brows brows;
  private final float lower;
  private final float earCos;
  private final float earSin;

  /** z of the closed lips' middle. */
  final float lipsZ;

  private final boolean carveMouth;
  private final boolean bareEars;

  FaceShape(Identity person, FacePlan plan) {
    this(person, plan, new FaceShape(person, plan, 0).surfaceZ(0, plan.mouthY));
  }

  private FaceShape(Identity person, FacePlan plan, float lipsZ) {
    this.person = person;
    this.plan = plan;
    this.lipsZ = lipsZ;
    carveMouth = lipsZ > 0 && plan.open > 0;
    bareEars = person.covering().style() != CoveringStyle.HEADSCARF;
    lower = person.growth().lowerFace();
    skull = person.skull();
    face = person.face();
    eyes = person.eyes();
    nose = person.nose();
    mouth = person.mouth();
    brows = person.brows();
    float flare = .42f + .25f * person.ears().flare();
    earCos = (float) Math.cos(flare);
    earSin = (float) Math.sin(flare);
  }

  /** About the distance to a hull around the whole head. */
  static float hull(float x, float y, float z) {
    return ellipsoid(x, y, z - .5f, 9.2f, 13.4f, 13.4f);
  }

  /** Distance to the braincase alone, which the hair follows. */
  float braincase(float x, float y, float z) {
    float d = ellipsoid(x, y - plan.crownY, z + .6f, skull.width(), skull.height(), skull.length());
    float lean = skull.foreheadSlope() * .05f * (y - 2);
    float brow = ellipsoid(x, y - 4, z - 2.25f + lean, .846f * skull.width(), 5.7f, 6.75f);
    return join(d, brow, 2.2f);
  }

  /** z of the skin in front of (x, y). */
  float surfaceZ(float x, float y) {
    float z = 16;
    for (int i = 0; i < 80 && z > 0; i++) {
      float d = distance(x, y, z);
      if (d < .01f) {
        break;
      }
      z -= d * .8f;
    }
    return z;
  }

  /** Height of the skin above (x, z), coming from below. */
  float undersideY(float x, float z) {
    float y = plan.chinY - 4;
    for (int i = 0; i < 80 && y < plan.mouthY; i++) {
      float d = distance(x, y, z);
      if (d < .01f) {
        break;
      }
      y += d * .8f;
    }
    return y;
  }

  float distance(float x, float y, float z) {
    float hull = hull(x, y, z);
    if (hull > 2.5f) {
      return hull - 1;
    }
    x += nose.asymmetry() * bell((y + 3.5f) / 2.5f) * step((z - 7) / 2);
    float ax = abs(x);
    // what follows the jaw, where the mouth opens
    float jawY = y;
    if (plan.open > 0 && y < plan.mouthY) {
      jawY += plan.open * clamp((plan.mouthY - y) / (2.2f * plan.open));
    }
    float d = frame(x, ax, y, jawY, z);
    if (d > 5.2f) {
      return d - 4.3f;
    }
    if (z > 2) {
      if (abs(y) < 4) {
        float orbit =
            ellipsoid(ax - eyes.spacing(), y - eyes.y() + .05f, z - 9, 1.95f, 1.05f, 1.35f);
        d = meet(d, -orbit, 1.1f);
      }
      d = nose(d, x, ax, y, z);
      d = eye(d, x, y, z);
      d = mouth(d, x, ax, y, jawY, z);
      d += folds(x, ax, y);
    }
    return bareEars && ax > 5.5f && abs(z + .6f) < 3.5f ? ear(d, ax, y, z) : d;
  }

  /** Skull, jaw, cheeks and the brow's bone. */
  private float frame(float x, float ax, float y, float jawY, float z) {
    float smile = plan.smile;
    float chinY = plan.chinY;
    float d = braincase(x, y, z);
    d = join(d, middle(x, y, z), 1.8f);
    float teethZ = z - 5.6f - mouth.muzzle();
    d = join(d, ellipsoid(x, y - plan.mouthY - 1, teethZ, 3.3f, 3.5f, 3.75f), 1.6f);
    float mandible =
        capsule(
            ax,
            jawY,
            z,
            face.jawWidth(),
            face.jawCornerY() - face.jawDrop(),
            1.4f,
            face.chinWidth(),
            chinY + 1.75f,
            face.chinForward() - .9f,
            1.75f,
            1.6f);
    d = join(d, mandible, 2);
    float chin =
        ellipsoid(
            x, jawY - chinY - 1.35f, z - face.chinForward(), face.chinWidth() + .75f, 1.4f, 1.55f);
    d = join(d, chin, 1.4f);
    float underJaw = ellipsoid(x, jawY - chinY - 3.4f, z - 2.8f, face.jawWidth() + .3f, 3.4f, 4.6f);
    d = join(d, underJaw, 1.8f);
    float branch =
        capsule(
            ax,
            y,
            z,
            face.jawWidth() + .1f,
            face.jawCornerY(),
            1.2f,
            face.width() - .9f,
            -1.5f,
            1.4f,
            1.6f,
            1.4f);
    d = join(d, branch, 1.5f);
    float cheekbone =
        ellipsoid(
            ax - face.cheekboneWidth(),
            y + 2.1f * lower,
            z - face.cheekboneForward(),
            1.9f,
            1.4f,
            2.1f);
    d = join(d, cheekbone, 1.6f);
    float full = face.cheekFullness();
    float cheek =
        ellipsoid(
            ax - 3.5f,
            y + 4.6f * lower - .5f * smile,
            z - 5.6f - full * .5f - .25f * smile,
            2.2f + .2f * full,
            2.5f,
            2.5f + full * .6f);
    d = join(d, cheek, 1.8f);
    float ridge =
        capsule(
            ax,
            y,
            z,
            .9f,
            brows.y() - .45f,
            7.75f + brows.ridge() * .6f,
            4.6f,
            brows.y() - .6f,
            5.7f + brows.ridge() * .5f,
            1.25f,
            1.25f);
    return join(d, ridge, 1.3f);
  }

  /** The bulk of the face: its top stays where it is, its lower end rises with a smaller face. */
  private float middle(float x, float y, float z) {
    float less = 4.8f * (1 - lower);
    return ellipsoid(x, y + 2.4f - less, z - 2.4f, face.width(), 7.2f - less, 6.35f);
  }

  private float nose(float d, float x, float ax, float y, float z) {
    if (z < 4 || y > 4 || y < plan.noseBaseY - 3) {
      return d;
    }
    float baseY = plan.noseBaseY;
    float tipY = plan.noseTipY;
    float tipZ = plan.noseTipZ;
    float along = clamp((nose.rootY() - y) / (nose.rootY() - tipY));
    float humpZ = z - nose.hump() * 4 * along * (1 - along);
    float n =
        capsule(
            x,
            y,
            humpZ,
            0,
            nose.rootY() + .2f,
            nose.bridgeForward(),
            0,
            tipY + .5f,
            tipZ - 1.15f,
            nose.bridgeWidth(),
            nose.bridgeWidth() * 1.05f);
    n =
        join(
            n,
            ellipsoid(x, y - tipY - 1.25f, z - tipZ + 2.6f, nose.width() * 1.05f, 2.4f, 1.7f),
            .7f);
    float r = nose.tipRadius();
    n = join(n, ellipsoid(x, y - tipY, z - tipZ + r, r * 1.05f, r * .92f, r), .55f);
    float wingX = nose.width() * (1 + .1f * plan.smile);
    float size = nose.wingSize();
    float wing =
        ellipsoid(
            ax - wingX, y - baseY - .55f, z - tipZ + 2.05f, .5f * size, .66f * size, .95f * size);
    n = join(n, wing, .65f);
    float septum =
        capsule(
            x,
            y,
            z,
            0,
            baseY + .28f + nose.tipUp() * .4f,
            tipZ - .85f,
            0,
            baseY + .1f,
            tipZ - 2.3f,
            .36f,
            .42f);
    n = join(n, septum, .35f);
    d = join(d, n, .95f);
    if (abs(y - baseY) < 2) {
      float nostril =
          ellipsoid(
              ax - wingX * .56f,
              y - baseY - .02f - nose.tipUp() * .15f,
              z - tipZ + 1.5f,
              .3f + .06f * nose.width(),
              .42f,
              .6f);
      d = meet(d, -nostril, .22f);
    }
    if (y > baseY - .1f) {
      float dy = y - baseY - .6f;
      float around = root((ax - wingX) * (ax - wingX) + dy * dy);
      d += .05f * bell((around - .85f) / .16f) * step((ax - wingX * .8f) / .4f);
    }
    return d;
  }

  /** Lids: a shell around the eyeball with an opening, and the folds around it. */
  private float eye(float d, float x, float y, float z) {
    float u = plan.eyeU(x);
    float level = plan.levelV(x, y);
    if (abs(u) >= 3 || abs(level) >= 3 || z <= plan.eyeZ - 1) {
      return d;
    }
    float dz = z - plan.eyeZ;
    d = join(d, root(u * u + level * level + dz * dz) - FacePlan.EYEBALL - .17f, .5f);
    float v = level - eyes.cant() * u;
    float width = eyes.halfWidth() * .92f;
    float upperAt = plan.upperLidAt(u);
    float upper = plan.upperLidV(u, upperAt);
    float lower = plan.lowerLidV(plan.lowerLidAt(u));
    float near = step((1.35f - upperAt) / .45f) * step((2.6f - abs(u)) / .6f);
    float wide = step((2.9f - abs(u)) / .7f);
    float crease = upper + eyes.crease() * (1 - .3f * plan.blink);
    d += .075f * bell((v - crease) / .09f) * near;
    d -= .16f * eyes.hood() * bell((v - crease - .33f) / .3f) * bell((u - .3f) / 1.5f) * wide;
    d -= .16f * eyes.innerFold() * bell((u + width + .05f) / .35f) * bell((v - .05f) / .55f);
    float bagV = v + plan.lowerLidDepth();
    d -= .11f * eyes.bags() * bell((bagV + .55f) / .28f) * bell(u / 1.2f) * wide;
    d += .09f * eyes.bags() * bell((bagV + 1 - .1f * u) / .2f) * bell((u + .2f) / 1.2f) * wide;
    float opening = Math.max(v - upper, lower - v) * .75f;
    return meet(d, -Math.max(opening, plan.eyeZ + .25f - z), .07f);
  }

  private float mouth(float d, float x, float ax, float y, float jawY, float z) {
    float across = x / plan.mouthHalf;
    float line = plan.mouthLine(across);
    float dy = y - line;
    float side = abs(across);
    if (side >= 1.9f || dy >= 3.2f || dy <= -4.5f) {
      return d;
    }
    float round = FacePlan.mouthRound(across);
    float lowerLine = line - plan.open * round * round;
    float upperHeight = mouth.upperLip() * (.25f + .75f * round) * plan.cupidBow(ax);
    float lowerHeight = mouth.lowerLip() * (.2f + .8f * round);
    float above = dy / upperHeight;
    float below = (lowerLine - y) / lowerHeight;
    float fade = step((1.25f - side) / .5f);
    if (dy > -.3f) {
      float swell = bell((above - .4f) / (above > .4f ? .85f : .5f));
      d -= mouth.protrusion() * (.35f + .65f * round) * fade * swell;
    }
    if (y < lowerLine + .3f) {
      float swell = bell((below - .45f) / (below > .45f ? .8f : .5f));
      d -= mouth.protrusion() * 1.1f * (.2f + .8f * round) * fade * swell;
    }
    if (plan.open == 0) {
      d += .2f * bell(dy / .11f) * fade;
    } else if (carveMouth) {
      float gap = Math.max(dy, lowerLine - y) + .02f;
      gap = Math.max(gap, .9f * (ax - plan.mouthHalf * .97f));
      d = meet(d, -Math.max(gap * .8f, lipsZ - 3.2f - z), .12f);
    }
    d += .07f * bell((side - 1.06f) / .14f) * bell(dy / .35f);
    float philtrumY = y - plan.mouthY - mouth.upperLip();
    d += .07f * bell(x / .3f) * bell((philtrumY - .75f) / .55f);
    d -= .05f * bell((ax - .52f) / .22f) * bell((philtrumY - .7f) / .6f);
    float chinFold = jawY - plan.mouthY + mouth.lowerLip() + .75f;
    return d + .22f * bell(chinFold / .42f) * bell(x / 2.2f);
  }

  /** Folds from nose to mouth, wrinkles of the forehead, furrows between the brows. */
  private float folds(float x, float ax, float y) {
    float d = 0;
    float wrinkles = face.wrinkles();
    float top = plan.noseBaseY + .9f;
    float t = (top - y) / (top - plan.mouthY);
    if (t > -.3f && t < 1.6f) {
      float reach = plan.mouthHalf * 1.02f + .85f - nose.width();
      float foldX = nose.width() + .55f + reach * t * (1 - .12f * t);
      float depth = .012f + .06f * wrinkles + .05f * plan.smile;
      depth *= step((t + .3f) / .4f) * step((1.6f - t) / .6f);
      d += depth * bell((ax - foldX) / .38f) - depth * .9f * bell((ax - foldX - .65f) / .55f);
    }
    if (wrinkles > .15f && y > 2.5f && y < 7) {
      float wavy = y + .25f * Noise.at(x * .3f, y * .6f, 0, person.pattern());
      d += wrinkles * .022f * bell((wavy - 4.1f) / .12f) * bell(x / 3.2f);
      d += wrinkles * .022f * bell((wavy - 5) / .12f) * bell(x / 3);
      d += wrinkles * .018f * bell((wavy - 5.8f) / .12f) * bell(x / 2.6f);
    }
    if (wrinkles > .1f || person.masculinity() > .6f) {
      float furrow = bell((ax - .45f) / .12f) * bell((y - brows.y() + .1f) / .7f);
      d += (.03f * wrinkles + .008f) * furrow;
    }
    return d;
  }

  private float ear(float d, float ax, float y, float z) {
    float lx = ax - skull.width() + .35f;
    float ly = (y + 1.4f) / person.ears().size();
    float lz = z + .5f;
    float out = lx * earCos + lz * earSin - .15f;
    float along = -lx * earSin + lz * earCos - .12f * ly;
    float e = ellipsoid(out, ly, along, .5f, 3.05f, 1.75f - .1f * ly);
    e = meet(e, -ellipsoid(out - .55f, ly - .1f, along - .15f, .48f, 2.2f, 1.1f), .3f);
    e = join(e, ellipsoid(out - .1f, ly + .3f, along - .9f, .3f, .6f, .35f), .3f);
    // the inner ridge, and the hollow before the ear canal
    e = join(e, ellipsoid(out - .12f, ly - .35f, along + .35f, .24f, 1.5f, .22f), .22f);
    return join(d, e, .35f);
  }
}
