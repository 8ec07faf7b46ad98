package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.bell;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.Identity.HairStyle;
import org.exeat.simulator.render.Noise;

/** The hair as a shell over the braincase above a hairline, roughened into strands. */
final class HairShape {
  private static final float NOWHERE = 99;

  private final Identity.Hair hair;
  private final HairStyle style;
  private final int pattern;

  HairShape(Identity person) {
    hair = person.hair();
    style = hair.style();
    pattern = person.pattern();
  }

  boolean isLong() {
    return style == HairStyle.LONG;
  }

  /** How far a place lies above the hairline, with the line's fray. */
  float aboveLine(float x, float y, float z) {
    return y - line(x, z) + fray(x, y, z);
  }

  private float fray(float x, float y, float z) {
    return .2f * Noise.at(x * 1.6f, y * 1.1f, z * 1.6f, pattern + 3)
        + .12f * Noise.at(x * 5.5f, y * 1.2f, z * 5.5f, pattern + 4);
  }

  private float line(float x, float z) {
    float ax = abs(x);
    float front =
        hair.hairline()
            + hair.temples() * 1.1f * step((ax - 1.6f) / 2.5f) * step((6.2f - ax) / 1.5f)
            - hair.peak() * bell(x / 1.3f);
    if (fringed()) {
      float edge = .25f * (float) Math.sin(x * 1.3f + pattern) + .12f * (float) Math.sin(x * 4.1f);
      front = Math.min(front, hair.hairline() - hair.fringe() + edge);
    }
    if (z > 5.2f) {
      return front;
    }
    if (z > 2.3f) {
      return -1.2f + (front + 1.2f) * step((z - 2.3f) / 2.9f);
    }
    if (z > .9f) {
      return -1.8f;
    }
    return z > -1.4f ? -1.8f + 3.2f * step(.9f - z) : 1.4f - 7.6f * step((-1.4f - z) / 2.2f);
  }

  private boolean fringed() {
    return hair.fringe() > 0
        && (style == HairStyle.LONG || style == HairStyle.SHORT || style == HairStyle.FULL);
  }

  /**
   * Distance to the hair.
   *
   * @param braincase distance to the braincase at the same place
   */
  float distance(float x, float y, float z, float braincase) {
    if (style == HairStyle.BALD) {
      return NOWHERE;
    }
    if (braincase > 4.5f && !isLong()) {
      return braincase - 2.6f;
    }
    if (isLong() && braincase > 4.5f && (z > 6 || abs(x) > 12)) {
      return braincase - 3.2f;
    }
    float fray = fray(x, y, z);
    float above = y - line(x, z) + fray;
    float grow = step(above / (style == HairStyle.CROPPED ? .8f : hair.fringe() > 0 ? 1.3f : 3.6f));
    float e = braincase - thickness(x, y, z) * grow + .03f;
    e = meet(e, -above * .6f, .1f);
    if (isLong()) {
      e = join(e, curtain(x, y, z, fray), 1.2f);
    }
    if (style == HairStyle.TIED) {
      e = join(e, ellipsoid(x, y - 8.5f, z + 8.5f, 2.8f, 2.6f, 2.6f), .6f);
    }
    return (e < 1.2f ? e + strands(x, y, z) : e) * .85f;
  }

  private float thickness(float x, float y, float z) {
    float full = hair.thickness();
    return switch (style) {
      case BALD -> 0;
      case CROPPED -> .12f;
      case SHORT -> {
        float waves = 1 + .35f * Noise.at(x * .35f, y * .35f, z * .35f, pattern);
        yield .3f + full * .75f * step((y - 3.5f) / 5) * waves;
      }
      case FULL -> hair.curl() > .5f ? full * 1.7f : .8f + full * .9f * step((y - 1) / 7);
      case TIED -> .22f;
      case LONG -> .75f + .55f * full;
    };
  }

  /** Hair that hangs beside and behind the face. */
  private float curtain(float x, float y, float z, float fray) {
    float b = ellipsoid(x, y + 3.6f, z + 2.2f, 8.5f + .4f * hair.thickness(), 14, 8.6f);
    b = meet(b, z - (3.3f - 4.2f * step((-3 - y) / 7)) - .5f * fray, 1.2f);
    b = meet(b, 5.2f - abs(x) - (z < -1 ? (-1 - z) * 2 : 0), .8f);
    b = meet(b, -(y + 15), .8f);
    return meet(b, y - 7, 1.5f);
  }

  private float strands(float x, float y, float z) {
    float part = fromPart(x, y);
    float angle = (float) Math.atan2(part, z + 3);
    float strand =
        Noise.at(angle * (isLong() ? 14 : 20), y * .35f + part * .15f, z * .3f, pattern + 5);
    boolean flat = style == HairStyle.CROPPED || style == HairStyle.TIED;
    float relief = (flat ? .02f : .09f) * strand;
    if (hair.curl() > .4f) {
      relief += Noise.at(x * 2.2f, y * 2.2f, z * 2.2f, pattern + 9) * .35f * hair.curl();
    }
    return relief;
  }

  /** x relative to the parting, which matters on top only. */
  float fromPart(float x, float y) {
    return x - hair.partX() * step((y - 4) / 4);
  }
}
