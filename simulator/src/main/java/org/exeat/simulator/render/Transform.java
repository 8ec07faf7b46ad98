package org.exeat.simulator.render;

/**
 * A rotation, then a shift: from an object's frame to the one around it. Immutable.
 *
 * @param r rotation, row by row, 9 values
 * @param x shift, metres
 * @param y the same
 * @param z the same
 */
public record Transform(float[] r, float x, float y, float z) {
  /** Neither turns nor shifts. */
  public static final Transform NONE = shift(0, 0, 0);

  public Transform {
    if (r.length != 9) {
      throw new IllegalArgumentException("a rotation has 9 values");
    }
  }

  /** A shift. */
  public static Transform shift(double x, double y, double z) {
    return new Transform(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, (float) x, (float) y, (float) z);
  }

  /**
   * A rotation: first roll about x, then pitch about y, then yaw about z, each the right-hand way
   * (ISO 8855): positive yaw turns to the left, positive pitch lowers the front, positive roll
   * lowers the right side.
   *
   * @param yaw radians
   * @param pitch radians
   * @param roll radians
   */
  public static Transform rotation(double yaw, double pitch, double roll) {
    float cy = (float) Math.cos(yaw);
    float sy = (float) Math.sin(yaw);
    float cp = (float) Math.cos(pitch);
    float sp = (float) Math.sin(pitch);
    float cr = (float) Math.cos(roll);
    float sr = (float) Math.sin(roll);
    return new Transform(
        new float[] {
          cy * cp,
          cy * sp * sr - sy * cr,
          cy * sp * cr + sy * sr,
          sy * cp,
          sy * sp * sr + cy * cr,
          sy * sp * cr - cy * sr,
          -sp,
          cp * sr,
          cp * cr
        },
        0,
        0,
        0);
  }

  /** First this, then the other. */
  public Transform then(Transform next) {
    float[] a = next.r;
    float[] b = r;
    float[] c = new float[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[i * 3 + j] = a[i * 3] * b[j] + a[i * 3 + 1] * b[3 + j] + a[i * 3 + 2] * b[6 + j];
      }
    }
    return new Transform(
        c,
        a[0] * x + a[1] * y + a[2] * z + next.x,
        a[3] * x + a[4] * y + a[5] * z + next.y,
        a[6] * x + a[7] * y + a[8] * z + next.z);
  }

  /** Writes where a place comes to lie. */
  public void place(float[] from, int offset, float[] out) {
    direction(from, offset, out);
    out[0] += x;
    out[1] += y;
    out[2] += z;
  }

  /** Writes how a direction comes to point. */
  public void direction(float[] from, int offset, float[] out) {
    float a = from[offset];
    float b = from[offset + 1];
    float c = from[offset + 2];
    out[0] = r[0] * a + r[1] * b + r[2] * c;
    out[1] = r[3] * a + r[4] * b + r[5] * c;
    out[2] = r[6] * a + r[7] * b + r[8] * c;
  }
}
