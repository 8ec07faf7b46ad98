package org.exeat.simulator.people;

/**
 * The turn of the head on the neck: between the head's frame and the body's, which the camera has.
 */
final class Pose {
  private static final float PIVOT_Y = -5;
  private static final float PIVOT_Z = -1;

  /** Rotation, row by row, from the head's frame to the body's. */
  private final float[] r;

  Pose(View view) {
    float cy = (float) Math.cos(view.yaw());
    float sy = (float) Math.sin(view.yaw());
    float cp = (float) Math.cos(view.pitch());
    float sp = (float) Math.sin(view.pitch());
    float cr = (float) Math.cos(view.roll());
    float sr = (float) Math.sin(view.roll());
    float[] yaw = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
    float[] pitch = {1, 0, 0, 0, cp, -sp, 0, sp, cp};
    float[] roll = {cr, -sr, 0, sr, cr, 0, 0, 0, 1};
    r = times(roll, times(yaw, pitch));
  }

  private static float[] times(float[] a, float[] b) {
    float[] c = new float[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[i * 3 + j] = a[i * 3] * b[j] + a[i * 3 + 1] * b[3 + j] + a[i * 3 + 2] * b[6 + j];
      }
    }
    return c;
  }

  float bodyX(float x, float y, float z) {
    return r[0] * x + r[1] * (y - PIVOT_Y) + r[2] * (z - PIVOT_Z);
  }

  float bodyY(float x, float y, float z) {
    return r[3] * x + r[4] * (y - PIVOT_Y) + r[5] * (z - PIVOT_Z) + PIVOT_Y;
  }

  float bodyZ(float x, float y, float z) {
    return r[6] * x + r[7] * (y - PIVOT_Y) + r[8] * (z - PIVOT_Z) + PIVOT_Z;
  }

  /** A direction of the body's frame in the head's. */
  void directionToHead(float x, float y, float z, float[] out) {
    out[0] = r[0] * x + r[3] * y + r[6] * z;
    out[1] = r[1] * x + r[4] * y + r[7] * z;
    out[2] = r[2] * x + r[5] * y + r[8] * z;
  }

  /** A place of the body's frame in the head's. */
  void placeToHead(float x, float y, float z, float[] out) {
    directionToHead(x, y - PIVOT_Y, z - PIVOT_Z, out);
    out[1] += PIVOT_Y;
    out[2] += PIVOT_Z;
  }
}
