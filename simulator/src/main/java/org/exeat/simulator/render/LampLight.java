package org.exeat.simulator.render;

/** A lamp that is on, with what it reaches. */
record LampLight(Beam beam, ShadowMap map) {
  /**
   * Irradiance of a surface that faces the lamp, with the direction to it.
   *
   * @param direction receives x, y, z of length 1
   * @param scratch three values to work in
   */
  float at(float[] p, float[] direction, float[] scratch) {
    float x = beam.x - p[0];
    float y = beam.y - p[1];
    float z = beam.z - p[2];
    float square = x * x + y * y + z * z;
    float unit = 1 / (float) Math.sqrt(square);
    direction[0] = x * unit;
    direction[1] = y * unit;
    direction[2] = z * unit;
    float reaches = map.reaches(p[0], p[1], p[2], scratch);
    return reaches <= 0
        ? 0
        : beam.strength(direction[0], direction[1], direction[2]) / square * reaches;
  }
}
