package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.power;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.View.Light;

/**
 * The light of a view, turned into the head's frame, and how a {@link Surface} answers it: diffuse
 * light that wraps around where it scatters below the surface (more in red than in blue), ambient
 * light from above, below and one side, and a highlight.
 */
final class Lighting {
  private static final float[] WRAP = {.32f, .14f, .09f};
  private static final float[] SHADOW_EDGE = {.55f, .85f, 1};
  private static final float[] FILL = {.25f, .10f, .05f};

  /** Direction to the key light. */
  final float[] key = new float[3];

  private final float[] up = new float[3];
  private final float[] side = new float[3];
  private final Light light;

  Lighting(Light light, Pose pose) {
    this.light = light;
    pose.directionToHead(light.x(), light.y(), light.z(), key);
    pose.directionToHead(0, 1, 0, up);
    pose.directionToHead(light.sideDirection() * .95f, .1f, .25f, side);
  }

  float keyStrength(int channel) {
    return light.key().channel(channel);
  }

  float towardsKey(float[] n) {
    return dot(n, key);
  }

  /** Light from all around but the key. */
  float ambient(float[] n, int channel, float open) {
    return fromSky(n, channel) * open + fromSide(n, channel) * open;
  }

  private float fromSky(float[] n, int channel) {
    float ground = light.ground().channel(channel);
    return ground + (light.sky().channel(channel) - ground) * (.5f + .5f * dot(n, up));
  }

  private float fromSide(float[] n, int channel) {
    return light.side().channel(channel) * Math.max(0, .2f + .8f * dot(n, side)) * .7f;
  }

  /**
   * Light that leaves a surface towards the eye.
   *
   * @param eye direction to the eye
   * @param shadow 0 (the key light is hidden) to 1
   * @param open share of the surroundings that the place sees
   * @param wet whether a film mirrors the light's source, as on the eye
   */
  void shade(
      Surface s, float[] n, float[] eye, float shadow, float open, boolean wet, float[] out) {
    float toKey = dot(n, key);
    float hx = key[0] + eye[0];
    float hy = key[1] + eye[1];
    float hz = key[2] + eye[2];
    float unit = 1 / root(hx * hx + hy * hy + hz * hz);
    float nh = Math.max(0, (n[0] * hx + n[1] * hy + n[2] * hz) * unit);
    float eh = Math.max(0, (eye[0] * hx + eye[1] * hy + eye[2] * hz) * unit);
    float mirrored = s.specular + (1 - s.specular) * power(1 - eh, 5);
    float lit = mirrored * shadow * Math.max(0, toKey) * .04f;
    float highlight = power(nh, s.gloss) * (s.gloss + 8) * lit;
    if (s.scatter > 0) {
      // a second, tighter layer: the oil on skin
      highlight = .7f * highlight + .3f * power(nh, s.gloss * 3) * (s.gloss * 3 + 8) * lit;
    }
    float ne = Math.max(0, dot(n, eye));
    float rim = (s.specular * .6f + 2.5f * s.specular * power(1 - ne, 5)) * open;
    if (wet) {
      float rx = 2 * ne * n[0] - eye[0];
      float ry = 2 * ne * n[1] - eye[1];
      float rz = 2 * ne * n[2] - eye[2];
      float window = (rx * key[0] + ry * key[1] + rz * key[2] - .972f) / .012f;
      highlight += step(window) * Math.min(1, shadow + .25f);
    }
    float towardsSky = .5f + .5f * dot(n, up);
    for (int c = 0; c < 3; c++) {
      float albedo = c == 0 ? s.red : c == 1 ? s.green : s.blue;
      float wrap = WRAP[c] * s.scatter + .02f;
      float diffuse = Math.max(0, (toKey + wrap) / (1 + wrap));
      diffuse *= s.scatter > 0 ? power(shadow, SHADOW_EDGE[c]) : shadow;
      float around = fromSky(n, c) * power(open, 1 - FILL[c] * s.scatter);
      around += fromSide(n, c) * open;
      out[c] =
          albedo * (keyStrength(c) * diffuse * .75f + around)
              + highlight * keyStrength(c)
              + rim * light.sky().channel(c) * towardsSky;
    }
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
