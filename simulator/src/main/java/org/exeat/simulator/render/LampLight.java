package org.exeat.simulator.render;

import org.exeat.domain.LaneLamp;

/** A lamp that is on, with what it reaches. */
record LampLight(LaneLamp lamp, ShadowMap map) {
  /**
   * Irradiance of a surface that faces the lamp, with the direction to it.
   *
   * @param direction receives x, y, z of length 1
   * @param scratch three values to work in
   */
  float at(float[] p, float[] direction, float[] scratch) {
    float x = (float) lamp.position().x() - p[0];
    float y = (float) lamp.position().y() - p[1];
    float z = (float) lamp.position().z() - p[2];
    float square = x * x + y * y + z * z;
    float unit = 1 / (float) Math.sqrt(square);
    direction[0] = x * unit;
    direction[1] = y * unit;
    direction[2] = z * unit;
    float strength = (float) Environment.intensity(lamp, p);
    if (strength <= 0) {
      return 0;
    }
    return strength / square * map.reaches(p[0], p[1], p[2], scratch);
  }
}
