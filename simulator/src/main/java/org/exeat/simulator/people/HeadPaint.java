package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;

import java.util.SplittableRandom;
import org.exeat.simulator.people.HeadShape.Material;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.render.Rgb;

/** The paint of all that a head consists of, hair excepted. Not for use by two threads. */
final class HeadPaint {
  private static final Rgb[] HELMETS = {
    new Rgb(.02f, .02f, .022f),
    new Rgb(.55f, .55f, .54f),
    new Rgb(.35f, .03f, .03f),
    new Rgb(.03f, .07f, .25f),
    new Rgb(.2f, .21f, .22f)
  };
  private static final Rgb[] MASKS = {
    new Rgb(.62f, .63f, .62f), new Rgb(.33f, .48f, .58f), new Rgb(.02f, .02f, .022f)
  };

  private final Identity person;
  private final FacePlan plan;
  private final SkinShading skin;
  private final EyeShading eyes;
  private final Rgb headgear;
  private final Rgb mask;
  private final boolean shell;

  HeadPaint(Identity person, HeadShape shape, Expression expression, Wear wear) {
    this.person = person;
    plan = shape.plan;
    skin = new SkinShading(person, plan, shape.face, shape.hair);
    eyes = new EyeShading(person, expression, plan);
    SplittableRandom random = new SplittableRandom(person.seed() * 5 + 1);
    Rgb dye =
        new Rgb(
            (float) random.nextDouble(.02, .3),
            (float) random.nextDouble(.02, .25),
            (float) random.nextDouble(.02, .3));
    Rgb lacquer = HELMETS[random.nextInt(HELMETS.length)];
    mask = MASKS[random.nextInt(MASKS.length)];
    shell = wear.headgear() != Wear.Headgear.CAP;
    headgear = shell ? lacquer : dye;
  }

  /** Reflectance at 850 nm of the last place that was an eye. */
  float eyesNearInfrared() {
    return eyes.nearInfrared;
  }

  /**
   * Paints one place.
   *
   * @param p place in the unwarped head, 3 values
   * @param ny how far the surface faces up, -1 to 1
   */
  void paint(Surface out, Material material, float[] p, float ny) {
    switch (material) {
      case SKIN -> skin.paint(out, p[0], p[1], p[2], ny);
      case EYE -> eyes.paint(out, p[0], p[1], p[2]);
      case GLASSES -> {
        Rgb frame = person.eyewear().colour();
        out.set(frame.red(), frame.green(), frame.blue(), .06f, 80, 0);
      }
      case CLOTH -> fabric(out, p, person.clothing().colour(), 40);
      case COVERING, HAIR -> fabric(out, p, person.covering().colour(), 90);
      case TEETH -> teeth(out, p);
      case HEADGEAR -> {
        if (shell) {
          out.set(headgear.red(), headgear.green(), headgear.blue(), .05f, 60, 0);
        } else {
          fabric(out, p, headgear, 50);
        }
      }
      case MASK -> fabric(out, p, mask, 60);
      case DARK_GLASS -> out.set(.01f, .01f, .012f, .08f, 250, 0);
    }
  }

  private void fabric(Surface out, float[] p, Rgb dye, int textile) {
    int pattern = person.pattern() + textile;
    float weave =
        1
            + .25f * Noise.octaves(p[0] * .5f, p[1] * .5f, p[2] * .5f, pattern, 3)
            + .08f * Noise.at(p[0] * 8, p[1] * 8, p[2] * 8, 1);
    out.set(dye.red() * weave, dye.green() * weave, dye.blue() * weave, .01f, 8, 0);
  }

  private void teeth(Surface out, float[] p) {
    float ax = abs(p[0]);
    float dy = p[1] - plan.mouthY;
    if (dy < -.5f) {
      out.set(.12f, .03f, .03f, .04f, 60, 0);
    } else {
      float gap = abs(p[0] / .42f - Math.round(p[0] / .42f)) - .5f;
      float light = (1 - .35f * Solids.bell(gap / .12f)) * (dy > .6f ? .3f : 1);
      out.set(.62f * light, .56f * light, .45f * light, .04f, 60, 0);
    }
    out.dim(.55f * Solids.step((ax - 1) / 1.6f));
  }
}
