package org.exeat.simulator.render;

import org.exeat.domain.LaneCamera;

/**
 * From the lane to a camera's picture: a pinhole without distortion, its picture level. In the
 * camera's frame x points to the picture's right, y down, z along the view. Immutable.
 */
public final class Projection {
  final float[] right;
  final float[] down;
  final float[] forward;
  final float[] position;

  /** Focal length, pixels. */
  final float focal;

  final int width;
  final int height;
  private final double readout;

  public Projection(LaneCamera camera) {
    position =
        new float[] {
          (float) camera.position().x(),
          (float) camera.position().y(),
          (float) camera.position().z()
        };
    double x = camera.lookAt().x() - position[0];
    double y = camera.lookAt().y() - position[1];
    double z = camera.lookAt().z() - position[2];
    double length = Math.sqrt(x * x + y * y + z * z);
    double level = Math.sqrt(x * x + y * y);
    forward = new float[] {(float) (x / length), (float) (y / length), (float) (z / length)};
    // a camera that looks straight down has the direction of travel at the top of its picture
    right =
        level > 1e-6
            ? new float[] {(float) (y / level), (float) (-x / level), 0}
            : new float[] {0, -1, 0};
    down =
        new float[] {
          forward[1] * right[2] - forward[2] * right[1],
          forward[2] * right[0] - forward[0] * right[2],
          forward[0] * right[1] - forward[1] * right[0]
        };
    width = camera.sensor().columns();
    height = camera.sensor().rows();
    focal = (float) (camera.focalLength() / camera.sensor().width() * width);
    readout = camera.sensor().readout();
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /**
   * Projects a place.
   *
   * @param p x, y, z in the lane's frame when the middle row is read
   * @param speed with which the place moves along x, metres per second
   * @param out receives the column, the row, and the distance along the view in metres, which is
   *     not positive behind the camera
   */
  public void project(float[] p, float speed, float[] out) {
    toCamera(p[0], p[1], p[2], out);
    if (speed != 0) {
      shift(out, 0, speed);
    }
    float z = out[2];
    out[0] = width / 2f + focal * out[0] / z;
    out[1] = height / 2f + focal * out[1] / z;
  }

  /**
   * How many pixels a metre across the view has at the distance of a place; 0 behind the camera.
   */
  public double pixelsPerMetre(float[] p) {
    float x = p[0] - position[0];
    float y = p[1] - position[1];
    float z = p[2] - position[2];
    float along = x * forward[0] + y * forward[1] + z * forward[2];
    return along <= 0 ? 0 : focal / along;
  }

  /** Cosine between a surface's normal and the direction to the camera. */
  public float towards(float[] p, float[] normal) {
    float x = position[0] - p[0];
    float y = position[1] - p[1];
    float z = position[2] - p[2];
    return (x * normal[0] + y * normal[1] + z * normal[2])
        / (float) Math.sqrt(x * x + y * y + z * z);
  }

  /**
   * How a head is turned against the ray from the camera to it: yaw, pitch and roll in degrees with
   * the signs of {@code QualityMeasure}: positive turns the nose to the picture's right, lowers it,
   * and leans the head clockwise as seen.
   *
   * @param head from the head's frame (x out of the face, y to its left, z up) to the lane's
   */
  public double[] pose(Transform head) {
    float[] seen = new float[3];
    toCamera(head.x(), head.y(), head.z(), seen);
    // a frame that looks from the camera straight at the head
    double length = Math.sqrt(seen[0] * seen[0] + seen[1] * seen[1] + seen[2] * seen[2]);
    double[] away = {seen[0] / length, seen[1] / length, seen[2] / length};
    double flat = Math.sqrt(away[0] * away[0] + away[2] * away[2]);
    double[] across = {away[2] / flat, 0, -away[0] / flat};
    double[] below = {
      away[1] * across[2] - away[2] * across[1],
      away[2] * across[0] - away[0] * across[2],
      away[0] * across[1] - away[1] * across[0]
    };
    double[] nose = cameraDirection(head, 0);
    double[] up = cameraDirection(head, 2);
    double yaw = Math.atan2(dot(nose, across), -dot(nose, away));
    double pitch = Math.asin(Math.clamp(dot(nose, below), -1, 1));
    double roll = Math.atan2(dot(up, across), -dot(up, below));
    return new double[] {Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll)};
  }

  /** An axis of a head as a direction of the camera's frame. */
  private double[] cameraDirection(Transform head, int axis) {
    double x = head.r()[axis];
    double y = head.r()[3 + axis];
    double z = head.r()[6 + axis];
    return new double[] {
      x * right[0] + y * right[1] + z * right[2],
      x * down[0] + y * down[1] + z * down[2],
      x * forward[0] + y * forward[1] + z * forward[2]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  void toCamera(float x, float y, float z, float[] out) {
    float a = x - position[0];
    float b = y - position[1];
    float c = z - position[2];
    out[0] = a * right[0] + b * right[1] + c * right[2];
    out[1] = a * down[0] + b * down[1] + c * down[2];
    out[2] = a * forward[0] + b * forward[1] + c * forward[2];
  }

  /** Moves a place of the camera's frame to where it is when its row is read. */
  void shift(float[] out, int at, float speed) {
    if (readout == 0 || out[at + 2] <= 0) {
      return;
    }
    float row = focal * out[at + 1] / out[at + 2];
    float way = (float) (Math.clamp(row / height, -.5, .5) * readout) * speed;
    out[at] += way * right[0];
    out[at + 1] += way * down[0];
    out[at + 2] += way * forward[0];
  }

  /** Direction of the ray through a place of the picture, in the lane's frame, of length 1. */
  void ray(float px, float py, float[] out) {
    float x = (px - width / 2f) / focal;
    float y = (py - height / 2f) / focal;
    float unit = 1 / (float) Math.sqrt(x * x + y * y + 1);
    for (int i = 0; i < 3; i++) {
      out[i] = (x * right[i] + y * down[i] + forward[i]) * unit;
    }
  }

  /**
   * From the camera's frame to a picture whose corner lies at (left, top): column, row, and one
   * over the distance of each place.
   *
   * @param to may be the same array
   */
  void toPicture(float[] from, float[] to, int values, int left, int top) {
    float f = focal;
    float cx = width / 2f - left;
    float cy = height / 2f - top;
    for (int i = 0; i < values; i += 3) {
      float near = 1 / from[i + 2];
      to[i] = cx + f * from[i] * near;
      to[i + 1] = cy + f * from[i + 1] * near;
      to[i + 2] = near;
    }
  }

  /** All places of a mesh in the camera's frame, each where it is when its row is read. */
  void toCamera(Mesh mesh, Transform place, float speed, float[] out, int at) {
    float[] r = place.r();
    float[][] axes = {right, down, forward};
    float[] m = new float[12];
    float[] o = {place.x() - position[0], place.y() - position[1], place.z() - position[2]};
    for (int i = 0; i < 3; i++) {
      float[] a = axes[i];
      for (int j = 0; j < 3; j++) {
        m[i * 4 + j] = a[0] * r[j] + a[1] * r[3 + j] + a[2] * r[6 + j];
      }
      m[i * 4 + 3] = a[0] * o[0] + a[1] * o[1] + a[2] * o[2];
    }
    float[] p = mesh.places();
    for (int i = 0; i < p.length; i += 3) {
      float x = p[i];
      float y = p[i + 1];
      float z = p[i + 2];
      out[at + i] = m[0] * x + m[1] * y + m[2] * z + m[3];
      out[at + i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
      out[at + i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
      if (speed != 0) {
        shift(out, at + i, speed);
      }
    }
  }

  /**
   * Shares of a triangle's second and third corner where a pixel's ray meets its plane.
   *
   * @param v corners in the camera's frame
   * @param x column, that of the first pixel's middle being 0
   * @param y row
   */
  void meet(float[] v, int a, int b, int c, float x, float y, float[] out) {
    float dx = (x + .5f - width / 2f) / focal;
    float dy = (y + .5f - height / 2f) / focal;
    float e1x = v[b] - v[a];
    float e1y = v[b + 1] - v[a + 1];
    float e1z = v[b + 2] - v[a + 2];
    float e2x = v[c] - v[a];
    float e2y = v[c + 1] - v[a + 1];
    float e2z = v[c + 2] - v[a + 2];
    float px = dy * e2z - e2y;
    float py = e2x - dx * e2z;
    float pz = dx * e2y - dy * e2x;
    float det = e1x * px + e1y * py + e1z * pz;
    if (det == 0) {
      out[0] = 0;
      out[1] = 0;
      return;
    }
    float inverse = 1 / det;
    float tx = -v[a];
    float ty = -v[a + 1];
    float tz = -v[a + 2];
    out[0] = Math.max(0, Math.min(1, (tx * px + ty * py + tz * pz) * inverse));
    float qx = ty * e1z - tz * e1y;
    float qy = tz * e1x - tx * e1z;
    float qz = tx * e1y - ty * e1x;
    out[1] = Math.max(0, Math.min(1 - out[0], (dx * qx + dy * qy + qz) * inverse));
  }
}
