package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.bell;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.render.Rgb;

/**
 * The paint of the eyeball: white with its veins, iris and pupil where it looks, the lids' shadow.
 */
final class EyeShading {
  private static final float IRIS = .66f;

  // an iris's melanin hardly absorbs at 850 nm, where iris cameras work: all irises are mid-grey
  private static final float SCLERA_INFRARED = .5f;
  private static final float IRIS_INFRARED = .28f;
  private static final float PUPIL_INFRARED = .02f;

  private final Identity.Eyes eyes;
  private final Expression expression;
  private final FacePlan plan;
  private final int pattern;

  EyeShading(Identity person, Expression expression, FacePlan plan) {
    eyes = person.eyes();
    this.expression = expression;
    this.plan = plan;
    pattern = person.pattern();
  }

  /** Reflectance at 850 nm of the last place. */
  float nearInfrared;

  void paint(Surface out, float x, float y, float z) {
    nearInfrared = SCLERA_INFRARED;
    float side = x > 0 ? 1 : -1;
    float u = plan.eyeU(x);
    float dx = x - side * eyes.spacing();
    float dy = y - eyes.y();
    out.set(.50f, .455f, .43f, .05f, 400, 0);
    float corner = step((-u - .75f) / .5f) * .55f + step((u - .9f) / .4f) * .25f;
    out.dim(.15f * corner, .45f * corner, .42f * corner);
    float veins = Math.max(0, Noise.octaves(x * 3, y * 3, z * 3, pattern + 50, 3));
    out.dim(0, .25f * veins, .25f * veins);
    // the eyes converge a little
    float gazeX = expression.gazeX() - side * .02f;
    float gazeY = expression.gazeY();
    float toward =
        (dx * gazeX + dy * gazeY + z - plan.eyeZ)
            / (FacePlan.EYEBALL * root(gazeX * gazeX + gazeY * gazeY + 1));
    float arc = (float) Math.acos(Math.min(1, toward)) * FacePlan.EYEBALL;
    float iris = step((IRIS - arc) / .07f);
    if (iris > 0) {
      float angle =
          (float) Math.atan2(dy - gazeY * FacePlan.EYEBALL, dx - gazeX * FacePlan.EYEBALL);
      float rays = .8f + .45f * Noise.at(angle * 7, arc * 2.5f, side, pattern + 51);
      float rim = 1 - .65f * step((arc - IRIS + .17f) / .17f);
      float collar = 1 + .35f * bell((arc - .28f) / .12f);
      float light = rays * rim * collar * step((arc - .23f) / .05f);
      Rgb colour = eyes.iris();
      out.cover(
          colour.red() * light + .004f,
          colour.green() * light + .004f,
          colour.blue() * light + .004f,
          iris);
      float infrared = PUPIL_INFRARED + IRIS_INFRARED * rays * rim * step((arc - .23f) / .05f);
      nearInfrared += (infrared - nearInfrared) * iris;
    }
    lidShadow(out, x, y, u);
  }

  private void lidShadow(Surface out, float x, float y, float u) {
    float v = plan.eyeV(x, y);
    float below = plan.upperLidV(u, plan.upperLidAt(u)) - v;
    float above = v - plan.lowerLidV(plan.lowerLidAt(u));
    float lashes = 1 - .8f * step((.10f - below) / .1f) * (.4f + .5f * eyes.lashes());
    float light =
        (.40f + .60f * step((below + .02f) / .26f)) * (.65f + .35f * step(above / .12f)) * lashes;
    out.dim(1 - abs(light));
    nearInfrared *= light;
  }
}
