package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;

import org.exeat.simulator.render.Noise;

/**
 * A smooth, nearly symmetric displacement of the whole head that is the person's own. It is sampled
 * once on a grid of one centimetre; in between it is linear.
 */
final class Warp {
  private static final float AMPLITUDE = .42f * IdentitySampler.SPREAD;
  private static final float FREQUENCY = .21f;
  private static final int COLUMNS = 22;
  private static final int ROWS = 32;
  private static final int LAYERS = 31;
  private static final float LEFT = -10.5f;
  private static final float BOTTOM = -15.5f;
  private static final float BACK = -15;
  private static final int ROW = COLUMNS * 3;
  private static final int LAYER = ROWS * ROW;

  private final float[] grid = new float[LAYERS * LAYER];

  /** The last result: the place in the person's unwarped head. */
  float x;

  float y;
  float z;

  Warp(int pattern) {
    int o = 0;
    for (int k = 0; k < LAYERS; k++) {
      for (int j = 0; j < ROWS; j++) {
        for (int i = 0; i < COLUMNS; i++) {
          displacement(i + LEFT, j + BOTTOM, k + BACK, pattern, o);
          o += 3;
        }
      }
    }
  }

  private void displacement(float px, float py, float pz, int pattern, int o) {
    float u = abs(px) * FREQUENCY;
    float v = py * FREQUENCY;
    float w = pz * FREQUENCY;
    float side = Math.clamp(px / 1.5f, -1f, 1f);
    float skew = AMPLITUDE * .27f * Noise.at(px * .16f, py * .16f, 3.3f, pattern + 104);
    grid[o] = AMPLITUDE * Noise.at(u, v, w, pattern + 101) * side + skew;
    grid[o + 1] = AMPLITUDE * Noise.at(u + 7.3f, v, w, pattern + 102) + skew * .6f * side;
    grid[o + 2] = AMPLITUDE * Noise.at(u, v + 5.1f, w, pattern + 103);
  }

  /**
   * Takes a place of the warped head to the unwarped one, in {@link #x}, {@link #y}, {@link #z}.
   */
  void toUnwarped(float px, float py, float pz) {
    float fx = Math.clamp(px - LEFT, 0, COLUMNS - 1.01f);
    float fy = Math.clamp(py - BOTTOM, 0, ROWS - 1.01f);
    float fz = Math.clamp(pz - BACK, 0, LAYERS - 1.01f);
    int i = (int) fx;
    int j = (int) fy;
    int k = (int) fz;
    fx -= i;
    fy -= j;
    fz -= k;
    int o = k * LAYER + j * ROW + i * 3;
    float a = (1 - fy) * (1 - fz);
    float b = fy * (1 - fz);
    float c = (1 - fy) * fz;
    float d = fy * fz;
    x = px + component(o, fx, a, b, c, d);
    y = py + component(o + 1, fx, a, b, c, d);
    z = pz + component(o + 2, fx, a, b, c, d);
  }

  private float component(int o, float fx, float a, float b, float c, float d) {
    return a * along(o, fx)
        + b * along(o + ROW, fx)
        + c * along(o + LAYER, fx)
        + d * along(o + LAYER + ROW, fx);
  }

  private float along(int o, float fx) {
    return grid[o] + (grid[o + 3] - grid[o]) * fx;
  }

  /** The place of the warped head that a place of the unwarped one went to, by iteration. */
  float[] toWarped(float px, float py, float pz) {
    float wx = px;
    float wy = py;
    float wz = pz;
    for (int i = 0; i < 5; i++) {
      toUnwarped(wx, wy, wz);
      wx += px - x;
      wy += py - y;
      wz += pz - z;
    }
    return new float[] {wx, wy, wz};
  }
}
