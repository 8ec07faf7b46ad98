package org.exeat.simulator.render;

/** Smooth noise without state: hashed values on the integer lattice, interpolated between. */
public final class Noise {
  private Noise() {}

  /** Noise of one octave, -1 to 1. */
  public static float at(float x, float y, float z, int seed) {
    int ix = floor(x);
    int iy = floor(y);
    int iz = floor(z);
    float fx = ease(x - ix);
    float fy = ease(y - iy);
    float fz = ease(z - iz);
    float front =
        mix(
            mix(hash(ix, iy, iz, seed), hash(ix + 1, iy, iz, seed), fx),
            mix(hash(ix, iy + 1, iz, seed), hash(ix + 1, iy + 1, iz, seed), fx),
            fy);
    float back =
        mix(
            mix(hash(ix, iy, iz + 1, seed), hash(ix + 1, iy, iz + 1, seed), fx),
            mix(hash(ix, iy + 1, iz + 1, seed), hash(ix + 1, iy + 1, iz + 1, seed), fx),
            fy);
    return mix(front, back, fz) * 2 - 1;
  }

  /** Sum of octaves, each of twice the frequency and half the strength; within -1 to 1. */
  public static float octaves(float x, float y, float z, int seed, int count) {
    float strength = .5f;
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += strength * at(x, y, z, seed + i * 17);
      x *= 2.03f;
      y *= 2.03f;
      z *= 2.03f;
      strength *= .5f;
    }
    return sum;
  }

  private static float hash(int x, int y, int z, int seed) {
    int n = x * 0x27d4eb2d ^ y * 0x165667b1 ^ z * 0x9e3779b1 ^ seed * 0x85ebca6b;
    n ^= n >>> 15;
    n *= 0x2c1b3c6d;
    n ^= n >>> 12;
    n *= 0x297a2d39;
    n ^= n >>> 15;
    return (n & 0xffffff) * (1f / 0xffffff);
  }

  private static int floor(float value) {
    int i = (int) value;
    return value < i ? i - 1 : i;
  }

  private static float ease(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
