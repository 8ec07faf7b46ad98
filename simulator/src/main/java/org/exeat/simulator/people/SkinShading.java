package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.bell;
import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.Identity.BeardStyle;
import org.exeat.simulator.people.Identity.HairStyle;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.render.Rgb;

/**
 * The paint of the skin: tone and its unevenness, blood near the surface, shadows around the eyes,
 * freckles and moles, lips, lashes, eyebrows, beard, and the hair's roots. Order matters: later
 * layers lie over earlier ones.
 */
final class SkinShading {
  private final Identity person;
  private final FacePlan plan;
  private final FaceShape shape;
  private final HairShape hair;
  private final int pattern;

  SkinShading(Identity person, FacePlan plan, FaceShape shape, HairShape hair) {
    this.person = person;
    this.plan = plan;
    this.shape = shape;
    this.hair = hair;
    pattern = person.pattern();
  }

  /**
   * Paints one place.
   *
   * @param x place in the unwarped head
   * @param y the same
   * @param z the same
   * @param ny how far the surface faces up, -1 to 1
   */
  void paint(Surface out, float x, float y, float z, float ny) {
    float ax = abs(x);
    float front = step((z - 3) / 3);
    float blotch = tone(out, x, y, z);
    blood(out, x, ax, y, front, blotch);
    if (front > 0) {
      aroundTheEyes(out, ax, y, front);
      freckles(out, x, y, z, front);
    }
    if (z > 2) {
      moles(out, x, y);
    }
    if (z > 4) {
      lips(out, x, ax, y, z);
      nostrils(out, ax, y, z, ny);
    }
    if (z > plan.eyeZ - .5f) {
      lashes(out, x, y);
    }
    if (z > 3) {
      brows(out, x, ax, y);
    }
    if (y < 1 && z > -1) {
      beard(out, x, ax, y, z);
    }
    roots(out, x, y, z);
    out.specular *= 1 + .5f * bell(x / 1.5f) * step((z - 7) / 1.5f);
    out.red = Math.max(.003f, out.red);
    out.green = Math.max(.002f, out.green);
    out.blue = Math.max(.002f, out.blue);
  }

  /**
   * @return the blotches' strength here
   */
  private float tone(Surface out, float x, float y, float z) {
    Rgb albedo = person.skin().albedo();
    float blotch =
        Noise.octaves(x * .55f, y * .55f, z * .55f, pattern + 1, 3) * person.skin().blotches();
    float fine = Noise.octaves(x * 3.1f, y * 3.1f, z * 3.1f, pattern + 2, 2);
    float k = 1 + .10f * blotch + .05f * fine;
    out.set(
        albedo.red() * k,
        albedo.green() * k * (1 + .02f * blotch),
        albedo.blue() * k * (1 + .03f * blotch),
        .028f,
        18,
        1);
    return blotch;
  }

  private void blood(Surface out, float x, float ax, float y, float front, float blotch) {
    float near =
        .5f * bell((ax - 3.9f) / 1.7f) * bell((y + 3.2f) / 1.9f)
            + .6f * bell(x / 1.4f) * bell((y - plan.noseTipY) / 1.4f)
            + .25f * bell(x / 1.7f) * bell((y - plan.chinY - 1.2f) / 1.3f);
    float red = near * front + .5f * step((ax - 6.6f) / .6f);
    float light = 1 - person.skin().melanin();
    red *= (.55f + .35f * person.skin().redness()) * (.35f + .65f * light) * (1 + .4f * blotch);
    if (red > 0) {
      out.dim(0, .22f * red, .2f * red);
    }
  }

  private void aroundTheEyes(Surface out, float ax, float y, float front) {
    Identity.Eyes eyes = person.eyes();
    float v = y - eyes.y();
    float dark =
        bell((ax - eyes.spacing() + .3f) / 1.5f)
            * (.7f * bell((v + .85f) / .75f) + .55f * bell((v - .75f) / .6f))
            * front
            * (.5f + .35f * eyes.bags());
    out.dim(.20f * dark, .27f * dark, .24f * dark);
    float makeup = person.skin().makeup();
    if (makeup > .5f) {
      float lid = bell((ax - eyes.spacing() - .2f) / 1.3f) * bell((v - .75f) / .4f) * makeup;
      lid *= front;
      out.dim(.4f * lid, .5f * lid, .4f * lid);
      float blush = bell((ax - 4.3f) / 1.3f) * bell((y + 2.8f) / 1.1f) * makeup * .35f * front;
      out.dim(0, .4f * blush, .35f * blush);
    }
  }

  private void freckles(Surface out, float x, float y, float z, float front) {
    float freckles = person.skin().freckles();
    if (freckles == 0) {
      return;
    }
    float spots =
        Noise.at(x * 3.4f, y * 3.4f, z * 3.4f, pattern + 8) * .6f
            + Noise.at(x * 6.1f, y * 6.1f, z * 6.1f, pattern + 9) * .5f;
    float f = step((spots - .28f) / .25f) * freckles * bell((y + 1.8f) / 3.6f) * front;
    out.dim(.32f * f, .45f * f, .5f * f);
  }

  private void moles(Surface out, float x, float y) {
    for (Identity.Mole mole : person.skin().moles()) {
      float dx = x - mole.x();
      float dy = y - mole.y();
      float m = step((mole.radius() - root(dx * dx + dy * dy)) / .06f);
      out.dim(.75f * m, .8f * m, .8f * m);
    }
  }

  private void lips(Surface out, float x, float ax, float y, float z) {
    Identity.Mouth mouth = person.mouth();
    float across = x / plan.mouthHalf;
    float q = 1 - across * across;
    if (q > 0) {
      float round = root(q);
      float line = plan.mouthLine(across);
      float lowerLine = line - plan.open * q;
      float upper = mouth.upperLip() * (.05f + .95f * round) * plan.cupidBow(ax);
      float lower = mouth.lowerLip() * (.05f + .95f * round);
      float inside = y > line ? upper - (y - line) : y < lowerLine ? lower - (lowerLine - y) : .3f;
      float lip = step((inside + .06f) / (.16f - .05f * person.skin().makeup())) * step(q * 6);
      float grain = 1 + .10f * Noise.at(x * 5, y * 1.2f, z, pattern + 12);
      grain *= y > line ? .85f : 1;
      float seam = y > line - .5f * plan.open * q ? line : lowerLine;
      Rgb colour = mouth.lips();
      out.cover(colour.red() * grain, colour.green() * grain, colour.blue() * grain, lip);
      out.dim(.45f * bell((y - seam) / .13f) * lip);
      out.specular += .012f * lip;
      out.gloss += 25 * lip;
      if (plan.open > 0 && y < line && y > lowerLine) {
        out.dim(.65f, .85f, .85f);
      }
    }
    if (plan.open > 0
        && z < shape.lipsZ - 1.1f - .30f * x * x
        && abs(y - plan.mouthY + .4f * plan.open) < plan.open + .5f
        && ax < plan.mouthHalf * .85f) {
      out.dim(.85f, .93f, .93f);
    }
  }

  private void nostrils(Surface out, float ax, float y, float z, float ny) {
    if (ny >= .1f) {
      return;
    }
    float dark =
        bell((ax - person.nose().width() * .56f) / .34f)
            * bell((y - plan.noseBaseY - .1f) / .3f)
            * step((plan.noseTipZ - .9f - z) / .3f)
            * step((z - 8.6f) / .5f);
    out.dim(.6f * dark, .7f * dark, .7f * dark);
  }

  private void lashes(Surface out, float x, float y) {
    float u = plan.eyeU(x);
    if (abs(u) >= 2.2f || abs(y - person.eyes().y()) >= 2.2f) {
      return;
    }
    float v = plan.eyeV(x, y);
    float lashes = person.eyes().lashes();
    float upperAt = plan.upperLidAt(u);
    float lowerAt = plan.lowerLidAt(u);
    float upper = plan.upperLidV(u, upperAt);
    float lower = plan.lowerLidV(lowerAt);
    float wide = step((1.12f - upperAt) / .25f);
    float dark =
        bell((v - upper - .03f) / (.07f + .05f * lashes)) * wide * (.45f + .5f * lashes)
            + bell((v - lower + .02f) / .07f)
                * step((1.05f - lowerAt) / .3f)
                * (.18f + .3f * lashes);
    out.dim(Math.min(.93f, dark));
    float crease = bell((v - upper - person.eyes().crease()) / .08f) * wide * .3f;
    out.dim(crease, 1.15f * crease, 1.15f * crease);
  }

  private void brows(Surface out, float x, float ax, float y) {
    Identity.Brows brows = person.brows();
    float t = (ax - brows.innerEnd()) / (brows.outerEnd() - brows.innerEnd());
    if (t <= -.15f || t >= 1.15f) {
      return;
    }
    float height =
        brows.y()
            + plan.browUp * (1 - .2f * ax)
            + (x > 0 ? plan.browAsymmetry : -plan.browAsymmetry);
    float arch = (float) Math.sin(Math.PI * clamp(.12f + t * .83f));
    float middle =
        height - .1f + brows.tilt() * (ax - 3) + brows.arch() * arch - .55f * step((t - .6f) / .5f);
    float half =
        brows.thickness() * (1 - .55f * t * t) * step((t + .15f) / .25f) * step((1.15f - t) / .3f);
    float dy = y - middle;
    float q = abs(dy / (half + .02f));
    if (q > 1.7f) {
      return;
    }
    float strands =
        Noise.at(ax * 7 - dy * 5, y * 2.2f - ax * .9f, x > 0 ? 0 : 7, pattern + 21) * .55f
            + Noise.at(ax * 13 - dy * 9, y * 4, x > 0 ? 3 : 9, pattern + 22) * .45f;
    float dense =
        step((1.25f - q + .35f * strands) / .7f)
            * brows.darkness()
            * (.8f + .25f * strands)
            * step((t + .13f) / .12f);
    hairOver(out, brows.colour(), clamp(dense) * .95f, .75f, .6f);
  }

  private void beard(Surface out, float x, float ax, float y, float z) {
    Identity.Beard beard = person.beard();
    if (beard.stubble() == 0 && beard.style() == BeardStyle.NONE) {
      return;
    }
    Identity.Mouth mouth = person.mouth();
    float cheekY = plan.noseBaseY - 1.1f + .55f * Math.max(0, ax - 2.4f);
    float cheeks = step((cheekY - y) / 1.1f) * step(z / 1.5f);
    float moustache =
        bell((y - plan.mouthY - mouth.upperLip() - .55f) / .55f)
            * step((plan.mouthHalf + .5f - ax) / .7f)
            * step(z - 7);
    float chin =
        step((plan.mouthY - mouth.lowerLip() - .35f - y) / .5f)
            * step((plan.mouthHalf * .85f - ax) / .7f)
            * step((z - 4) / 2);
    float full = Math.max(cheeks, moustache) * step((y - plan.chinY + 1.6f) / 1.2f);
    float stubble =
        full * beard.stubble() * .5f * (.7f + .6f * Noise.at(x * 6, y * 6, z * 6, pattern + 14));
    float grown =
        switch (beard.style()) {
          case NONE -> 0;
          case MOUSTACHE -> moustache;
          case GOATEE -> Math.max(moustache * .9f, chin);
          case FULL -> full;
        };
    if (grown > 0) {
      float strands =
          Noise.at(x * 6, y * 2.2f, z * 4, pattern + 15) * .5f
              + Noise.at(x * 12, y * 4, z * 8, pattern + 16) * .4f;
      grown = clamp(grown * (.55f + .5f * beard.length()) * (1.1f + .6f * strands));
    }
    float dense = Math.min(.93f, Math.max(clamp(stubble), grown) * (1 - onLips(x, y)));
    hairOver(out, person.hair().colour(), dense, .8f, .7f);
  }

  /** 1 on the lips, which no beard covers, to 0 off them. */
  private float onLips(float x, float y) {
    float across = x / plan.mouthHalf;
    float q = 1 - across * across;
    if (q <= 0) {
      return 0;
    }
    float round = root(q);
    Identity.Mouth mouth = person.mouth();
    float above = mouth.upperLip() * round + .08f - (y - plan.mouthY);
    float below = y - (plan.mouthY - plan.open * q - mouth.lowerLip() * round - .1f);
    return step(above / .12f) * step(below / .12f);
  }

  /** Skin that shows dark between the hair's roots. */
  private void roots(Surface out, float x, float y, float z) {
    if (person.hair().style() == HairStyle.BALD
        || y <= -4
        || (z > 5.5f && y < 3)
        || shape.braincase(x, y, z) >= .6f) {
      return;
    }
    float above = hair.aboveLine(x, y, z);
    if (above <= -1.3f) {
      return;
    }
    float strands =
        Noise.at(x * 7, y * 2.5f, z * 7, pattern + 71) * .5f
            + Noise.at(x * 14, y * 5, z * 14, pattern + 72) * .4f;
    hairOver(
        out,
        person.hair().colour(),
        clamp(step((above + .55f + .5f * strands) / .9f)) * .92f,
        .8f,
        1);
  }

  private static void hairOver(Surface out, Rgb colour, float share, float strength, float matt) {
    out.cover(
        colour.red() * strength + .004f,
        colour.green() * strength * .95f + .003f,
        colour.blue() * strength * .9f + .003f,
        share);
    out.specular *= 1 - matt * share;
  }
}
