package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.root;

/** Arithmetic on x, y, z; every result is a new array. */
final class Vector {
  private Vector() {}

  static float[] of(double x, double y, double z) {
    return new float[] {(float) x, (float) y, (float) z};
  }

  /** a + b · factor. */
  static float[] plus(float[] a, float[] b, float factor) {
    return new float[] {a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor};
  }

  static float[] minus(float[] a, float[] b) {
    return plus(a, b, -1);
  }

  static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static float[] cross(float[] a, float[] b) {
    return new float[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static float length(float[] a) {
    return root(dot(a, a));
  }

  /** The same direction with length 1. */
  static float[] unit(float[] a) {
    float unit = 1 / (length(a) + 1e-9f);
    return new float[] {a[0] * unit, a[1] * unit, a[2] * unit};
  }

  /** Turned backwards about the axis to the left. */
  static float[] reclined(float[] a, float angle) {
    float c = (float) Math.cos(angle);
    float s = (float) Math.sin(angle);
    return new float[] {c * a[0] - s * a[2], a[1], s * a[0] + c * a[2]};
  }
}
