package org.exeat.simulator.people;

/** Distances to simple solids (negative inside), ways to join them, and curves to bend them by. */
final class Solids {
  private Solids() {}

  /** About the distance to an ellipsoid at the origin with half axes a, b, c. */
  static float ellipsoid(float x, float y, float z, float a, float b, float c) {
    float x1 = x / a;
    float y1 = y / b;
    float z1 = z / c;
    float k0 = root(x1 * x1 + y1 * y1 + z1 * z1);
    if (k0 < 1e-4f) {
      return -Math.min(a, Math.min(b, c));
    }
    x1 /= a;
    y1 /= b;
    z1 /= c;
    return k0 * (k0 - 1) / root(x1 * x1 + y1 * y1 + z1 * z1);
  }

  /** About the distance to a capsule from a (radius ra) to b (radius rb). */
  static float capsule(
      float x,
      float y,
      float z,
      float ax,
      float ay,
      float az,
      float bx,
      float by,
      float bz,
      float ra,
      float rb) {
    float px = x - ax;
    float py = y - ay;
    float pz = z - az;
    float dx = bx - ax;
    float dy = by - ay;
    float dz = bz - az;
    float t = clamp((px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz));
    px -= dx * t;
    py -= dy * t;
    pz -= dz * t;
    return root(px * px + py * py + pz * pz) - (ra + (rb - ra) * t);
  }

  /** Union with a seam rounded over k. */
  static float join(float a, float b, float k) {
    float h = k - abs(a - b);
    float least = a < b ? a : b;
    if (h <= 0) {
      return least;
    }
    h /= k;
    return least - h * h * k * .25f;
  }

  /** Intersection with an edge rounded over k; with the negated distance of a solid it carves. */
  static float meet(float a, float b, float k) {
    return -join(-a, -b, k);
  }

  /** A bell of height 1 and width 1 around 0, about exp(-t²); 0 beyond 3. */
  static float bell(float t) {
    float e = 1 - t * t * (1 / 16f);
    if (e < .4375f) {
      return 0;
    }
    e *= e;
    e *= e;
    e *= e;
    return e * e;
  }

  /** 0 below 0, 1 above 1, smooth between. */
  static float step(float t) {
    return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
  }

  /** Within 0 and 1. */
  static float clamp(float t) {
    return t < 0 ? 0 : t > 1 ? 1 : t;
  }

  static float root(float a) {
    return (float) Math.sqrt(a);
  }

  static float abs(float a) {
    return a < 0 ? -a : a;
  }

  static float power(float a, float exponent) {
    return (float) Math.pow(a, exponent);
  }
}
