package org.exeat.simulator.render;

import java.util.Arrays;

/**
 * A mesh made ready for rays: a tree of boxes split at the middle of the longest side, triangles
 * met by the test of T. Möller and B. Trumbore, "Fast, minimum storage ray/triangle intersection"
 * (1997). Immutable; safe to share between threads.
 */
public final class RayTree {
  private static final int LEAF = 6;

  private final Mesh mesh;
  private final int[] order;
  private float[] boxes = new float[6 * 64];

  /** Of each node: first child where inner, or the first triangle in the order. */
  private int[] first = new int[64];

  /** Of each node: 0 where inner, or the number of triangles. */
  private int[] count = new int[64];

  private int nodes;

  public RayTree(Mesh mesh) {
    this.mesh = mesh;
    int n = mesh.triangles().length / 3;
    order = new int[n];
    float[] centres = new float[n * 3];
    for (int i = 0; i < n; i++) {
      order[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        centres[i * 3 + axis] = (at(i, 0, axis) + at(i, 1, axis) + at(i, 2, axis)) / 3;
      }
    }
    split(node(), 0, n, centres);
  }

  private float at(int triangle, int corner, int axis) {
    return mesh.places()[mesh.triangles()[triangle * 3 + corner] * 3 + axis];
  }

  private int node() {
    if (nodes == first.length) {
      first = Arrays.copyOf(first, nodes * 2);
      count = Arrays.copyOf(count, nodes * 2);
      boxes = Arrays.copyOf(boxes, nodes * 12);
    }
    return nodes++;
  }

  private void split(int node, int from, int to, float[] centres) {
    float[] box = {
      Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
    };
    for (int i = from; i < to; i++) {
      for (int corner = 0; corner < 3; corner++) {
        for (int axis = 0; axis < 3; axis++) {
          float v = at(order[i], corner, axis);
          box[axis] = Math.min(box[axis], v);
          box[axis + 3] = Math.max(box[axis + 3], v);
        }
      }
    }
    System.arraycopy(box, 0, boxes, node * 6, 6);
    if (to - from <= LEAF) {
      first[node] = from;
      count[node] = to - from;
      return;
    }
    int axis = 0;
    for (int i = 1; i < 3; i++) {
      if (box[i + 3] - box[i] > box[axis + 3] - box[axis]) {
        axis = i;
      }
    }
    float middle = (box[axis] + box[axis + 3]) / 2;
    int left = from;
    for (int i = from; i < to; i++) {
      if (centres[order[i] * 3 + axis] < middle) {
        int swap = order[i];
        order[i] = order[left];
        order[left++] = swap;
      }
    }
    if (left == from || left == to) {
      left = (from + to) / 2;
    }
    int a = node();
    node();
    first[node] = a;
    split(a, from, left, centres);
    split(a + 1, left, to, centres);
  }

  /** A ray's first meeting with the mesh. Reused by one thread. */
  public static final class Hit {
    /** Distance along the ray in lengths of its direction; infinite where nothing is met. */
    public float distance;

    /** Number of the triangle; -1 where nothing is met. */
    public int triangle;

    private final int[] stack = new int[96];
  }

  /**
   * Finds the first triangle that a ray meets.
   *
   * @param p where the ray starts
   * @param d its direction
   * @param farthest distance from which on nothing counts
   */
  public void meet(float[] p, float[] d, float farthest, Hit hit) {
    hit.distance = farthest;
    hit.triangle = -1;
    if (order.length == 0) {
      hit.distance = Float.POSITIVE_INFINITY;
      return;
    }
    float ix = 1 / (d[0] == 0 ? 1e-12f : d[0]);
    float iy = 1 / (d[1] == 0 ? 1e-12f : d[1]);
    float iz = 1 / (d[2] == 0 ? 1e-12f : d[2]);
    int[] stack = hit.stack;
    int depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      int node = stack[--depth];
      if (!meetsBox(node, p, ix, iy, iz, hit.distance)) {
        continue;
      }
      if (count[node] == 0) {
        stack[depth++] = first[node];
        stack[depth++] = first[node] + 1;
        continue;
      }
      for (int i = first[node]; i < first[node] + count[node]; i++) {
        float t = triangle(order[i], p, d);
        if (t < hit.distance) {
          hit.distance = t;
          hit.triangle = order[i];
        }
      }
    }
    if (hit.triangle < 0) {
      hit.distance = Float.POSITIVE_INFINITY;
    }
  }

  private boolean meetsBox(int node, float[] p, float ix, float iy, float iz, float farthest) {
    int o = node * 6;
    float a = (boxes[o] - p[0]) * ix;
    float b = (boxes[o + 3] - p[0]) * ix;
    float near = Math.min(a, b);
    float far = Math.max(a, b);
    a = (boxes[o + 1] - p[1]) * iy;
    b = (boxes[o + 4] - p[1]) * iy;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    a = (boxes[o + 2] - p[2]) * iz;
    b = (boxes[o + 5] - p[2]) * iz;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    return near <= far && far >= 0 && near < farthest;
  }

  /** Distance to a triangle; infinite where the ray misses it. */
  private float triangle(int i, float[] p, float[] d) {
    int a = mesh.triangles()[i * 3] * 3;
    int b = mesh.triangles()[i * 3 + 1] * 3;
    int c = mesh.triangles()[i * 3 + 2] * 3;
    float[] v = mesh.places();
    float e1x = v[b] - v[a];
    float e1y = v[b + 1] - v[a + 1];
    float e1z = v[b + 2] - v[a + 2];
    float e2x = v[c] - v[a];
    float e2y = v[c + 1] - v[a + 1];
    float e2z = v[c + 2] - v[a + 2];
    float px = d[1] * e2z - d[2] * e2y;
    float py = d[2] * e2x - d[0] * e2z;
    float pz = d[0] * e2y - d[1] * e2x;
    float det = e1x * px + e1y * py + e1z * pz;
    if (Math.abs(det) < 1e-12f) {
      return Float.POSITIVE_INFINITY;
    }
    float inverse = 1 / det;
    float tx = p[0] - v[a];
    float ty = p[1] - v[a + 1];
    float tz = p[2] - v[a + 2];
    float u = (tx * px + ty * py + tz * pz) * inverse;
    if (u < 0 || u > 1) {
      return Float.POSITIVE_INFINITY;
    }
    float qx = ty * e1z - tz * e1y;
    float qy = tz * e1x - tx * e1z;
    float qz = tx * e1y - ty * e1x;
    float w = (d[0] * qx + d[1] * qy + d[2] * qz) * inverse;
    if (w < 0 || u + w > 1) {
      return Float.POSITIVE_INFINITY;
    }
    float t = (e2x * qx + e2y * qy + e2z * qz) * inverse;
    return t > 1e-5f ? t : Float.POSITIVE_INFINITY;
  }
}
