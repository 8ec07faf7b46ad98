package org.exeat.simulator.render;

import java.util.List;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;

/** The boxes that stand at a lane, for rays. Immutable, safe to share between threads. */
final class Structures {
  /** Least and greatest x, y, z of each. */
  private final float[] boxes;

  Structures(List<LaneStructure> structures) {
    boxes = new float[structures.size() * 6];
    for (int i = 0; i < structures.size(); i++) {
      Position from = structures.get(i).from();
      Position to = structures.get(i).to();
      boxes[i * 6] = (float) from.x();
      boxes[i * 6 + 1] = (float) from.y();
      boxes[i * 6 + 2] = (float) from.z();
      boxes[i * 6 + 3] = (float) to.x();
      boxes[i * 6 + 4] = (float) to.y();
      boxes[i * 6 + 5] = (float) to.z();
    }
  }

  /** Distance along a ray to the first box; infinite where it meets none. */
  float nearest(float x, float y, float z, float[] d) {
    float ix = inverse(d[0]);
    float iy = inverse(d[1]);
    float iz = inverse(d[2]);
    float nearest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < boxes.length; i += 6) {
      // most rays go up, and most that stands at a lane lies below where they begin
      boolean leaves = iz > 0 ? z > boxes[i + 5] : z < boxes[i + 2];
      if (!leaves) {
        nearest = Math.min(nearest, meet(i, x, y, z, ix, iy, iz));
      }
    }
    return nearest;
  }

  private static float inverse(float value) {
    return 1 / (value == 0 ? 1e-9f : value);
  }

  private float meet(int box, float x, float y, float z, float ix, float iy, float iz) {
    float a = (boxes[box] - x) * ix;
    float b = (boxes[box + 3] - x) * ix;
    float near = Math.max(1e-3f, Math.min(a, b));
    float far = Math.max(a, b);
    a = (boxes[box + 1] - y) * iy;
    b = (boxes[box + 4] - y) * iy;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    a = (boxes[box + 2] - z) * iz;
    b = (boxes[box + 5] - z) * iz;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    return near < far ? near : Float.POSITIVE_INFINITY;
  }

  /** The normal of the side that a place lies on, or is closest to. */
  float[] normal(float x, float y, float z) {
    float[] n = new float[3];
    float least = Float.POSITIVE_INFINITY;
    float[] place = {x, y, z};
    for (int i = 0; i < boxes.length; i += 6) {
      for (int side = 0; side < 6; side++) {
        float gap = Math.abs(place[side % 3] - boxes[i + side]);
        if (gap < least && beside(i, place, side % 3)) {
          least = gap;
          n = new float[3];
          n[side % 3] = side < 3 ? -1 : 1;
        }
      }
    }
    return n;
  }

  /** Whether a place lies within the box, or all but, along the axes other than this. */
  private boolean beside(int box, float[] place, int axis) {
    for (int k = 0; k < 3; k++) {
      if (k != axis && (place[k] < boxes[box + k] - .01f || place[k] > boxes[box + 3 + k] + .01f)) {
        return false;
      }
    }
    return true;
  }
}
