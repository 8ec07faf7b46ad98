package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.power;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.people.Identity.HairStyle;
import org.exeat.simulator.render.Noise;

/**
 * Light on strands, after Kajiya and Kay, "Rendering fur with three dimensional textures" (SIGGRAPH
 * 1989): what counts is the angle to the strand, not to the surface. Strands flow down and away
 * from the parting, or back to the knot.
 */
final class HairShading {
  private final Identity.Hair hair;
  private final HairShape shape;
  private final int pattern;
  private float fine;
  private float curl;

  HairShading(Identity person, HairShape shape) {
    hair = person.hair();
    this.shape = shape;
    pattern = person.pattern();
  }

  /**
   * Factor on the hair's colour at a place of the unwarped head: strands lie lighter and darker.
   */
  float strand(float[] p) {
    return lightness(jitter(p));
  }

  private float lightness(float jitter) {
    float strand = Math.max(.25f, 1 + .55f * jitter);
    return hair.grey() > .2f ? strand * (1 + .5f * hair.grey() * fine) : strand;
  }

  /**
   * How far the strand at a place strays, about -1 to 1; also leaves {@link #fine} and {@link
   * #curl}.
   */
  private float jitter(float[] p) {
    float part = shape.fromPart(p[0], p[1]);
    float angle = (float) Math.atan2(part, p[2] + 3);
    float coarse = Noise.at(angle * 34, p[1] * .5f + part * .2f, p[2] * .5f, pattern + 61);
    fine = Noise.at(angle * 80, p[1] * .8f, p[2] * .8f, pattern + 62);
    float jitter = .5f * coarse + .4f * fine;
    if (hair.curl() > .4f) {
      curl = Noise.at(p[0] * 4, p[1] * 4, p[2] * 4, pattern + 63);
      jitter = .6f * curl + .4f * jitter;
    }
    return jitter;
  }

  /**
   * Light that leaves towards the eye.
   *
   * @param p place in the unwarped head, 3 values
   * @param n normal, 3 values
   * @param eye direction to the eye, 3 values
   * @param out receives red, green, blue
   */
  void shade(
      float[] p, float[] n, float[] eye, Lighting light, float shadow, float ambient, float[] out) {
    float part = shape.fromPart(p[0], p[1]);
    boolean tied = hair.style() == HairStyle.TIED;
    float tx = tied ? -p[0] * .15f : part * .6f + .01f;
    float ty = tied ? .7f : -1.2f;
    float tz = tied ? -1.3f : p[2] * .25f;
    float along = tx * n[0] + ty * n[1] + tz * n[2];
    tx -= along * n[0];
    ty -= along * n[1];
    tz -= along * n[2];
    float jitter = jitter(p);
    if (hair.curl() > .4f) {
      tx += .6f * curl * hair.curl();
      tz += Noise.at(p[0] * 4, p[1] * 4, p[2] * 4, pattern + 64) * hair.curl() * .6f;
    }
    tx += n[0] * .35f * jitter;
    ty += n[1] * .35f * jitter;
    tz += n[2] * .35f * jitter;
    float unit = 1 / root(tx * tx + ty * ty + tz * tz + 1e-9f);
    float[] l = light.key;
    float toLight = (tx * l[0] + ty * l[1] + tz * l[2]) * unit;
    float diffuse = root(Math.max(0, 1 - toLight * toLight));
    float wrap = clamp((n[0] * l[0] + n[1] * l[1] + n[2] * l[2] + .4f) / 1.4f) * shadow;
    float hx = l[0] + eye[0];
    float hy = l[1] + eye[1];
    float hz = l[2] + eye[2];
    float toHalf = (tx * hx + ty * hy + tz * hz) * unit / root(hx * hx + hy * hy + hz * hz);
    float across = root(Math.max(0, 1 - toHalf * toHalf));
    float shine = power(across, 90) * .06f;
    float sheen = power(across, 14) * .42f;
    float strand = lightness(jitter);
    for (int c = 0; c < 3; c++) {
      float around = light.ambient(n, c, ambient);
      float colour = hair.colour().channel(c);
      float key = light.keyStrength(c);
      out[c] =
          colour * strand * (key * .75f * diffuse * wrap + around * 1.1f)
              + wrap * key * (shine + sheen * colour)
              + around * .012f;
    }
  }
}
