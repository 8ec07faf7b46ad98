package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.root;

import java.util.Arrays;

/**
 * Triangles where a field of distances is zero, by naive surface nets (Gibson, "Constrained elastic
 * surface nets", MICCAI 1998): one corner in each cell of a grid that the surface passes, in the
 * middle of where it cuts the cell's edges, then moved onto the surface along the gradient. The
 * grid is the product of three rows of lines, which may stand closer where more is to be seen.
 * Blocks of cells that lie farther from the surface than their own radius are passed over; where
 * the field told a distance that was too large, the surface is followed from the cells beside. Not
 * for use by two threads.
 */
final class SurfaceNet {
  private static final int BLOCK = 8;

  /** How far a field may be off where it claims to be far from the surface. */
  private static final float SLACK = .15f;

  private final DistanceGrid.Field field;
  private final float[] xs;
  private final float[] ys;
  private final float[] zs;
  private final int nx;
  private final int ny;
  private final int nz;
  private final float[] samples;
  private final int[] cornerOf;
  private int[] cells = new int[1 << 14];

  /** x, y, z of each corner. */
  float[] places = new float[3 << 14];

  /** Unit vectors out of the surface, as many. */
  float[] normals = new float[0];

  /** Side of each corner's cell, the smallest of three. */
  float[] sides = new float[1 << 14];

  /** Number of corners. */
  int corners;

  /** Three corners each, counter-clockwise from outside. */
  int[] triangles = new int[6 << 14];

  private int indices;

  /**
   * @param xs places of the grid's lines, rising
   * @param ys the same
   * @param zs the same
   */
  SurfaceNet(DistanceGrid.Field field, float[] xs, float[] ys, float[] zs) {
    this.field = field;
    this.xs = xs;
    this.ys = ys;
    this.zs = zs;
    nx = xs.length;
    ny = ys.length;
    nz = zs.length;
    samples = new float[nx * ny * nz];
    Arrays.fill(samples, Float.NaN);
    cornerOf = new int[nx * ny * nz];
  }

  /** Finds the surface. */
  SurfaceNet extract() {
    return extract(true);
  }

  /**
   * @param skipping whether empty blocks are passed over; without, every cell is looked at
   */
  SurfaceNet extract(boolean skipping) {
    for (int k = 0; k < nz - 1; k += BLOCK) {
      for (int j = 0; j < ny - 1; j += BLOCK) {
        for (int i = 0; i < nx - 1; i += BLOCK) {
          descend(i, j, k, BLOCK, skipping);
        }
      }
    }
    // the list grows while it is read
    for (int n = 0; n < corners; n++) {
      follow(cells[n]);
    }
    for (int n = 0; n < corners; n++) {
      quads(cells[n]);
    }
    triangles = Arrays.copyOf(triangles, indices);
    settle();
    return this;
  }

  private void descend(int i, int j, int k, int size, boolean skipping) {
    if (size == 1) {
      cell(i, j, k);
      return;
    }
    int i1 = Math.min(i + size, nx - 1);
    int j1 = Math.min(j + size, ny - 1);
    int k1 = Math.min(k + size, nz - 1);
    if (i >= i1 || j >= j1 || k >= k1) {
      return;
    }
    if (skipping) {
      float hx = (xs[i1] - xs[i]) / 2;
      float hy = (ys[j1] - ys[j]) / 2;
      float hz = (zs[k1] - zs[k]) / 2;
      float d = field.distance(xs[i] + hx, ys[j] + hy, zs[k] + hz);
      if (Math.abs(d) > root(hx * hx + hy * hy + hz * hz) * 1.1f + SLACK) {
        return;
      }
    }
    int half = size / 2;
    for (int c = 0; c < 8; c++) {
      int ci = i + (c & 1) * half;
      int cj = j + (c >> 1 & 1) * half;
      int ck = k + (c >> 2) * half;
      if (ci < i1 && cj < j1 && ck < k1) {
        descend(ci, cj, ck, half, skipping);
      }
    }
  }

  /** Visits the neighbours into which the surface goes on. */
  private void follow(int cell) {
    int i = cell % nx;
    int j = cell / nx % ny;
    int k = cell / nx / ny;
    for (int axis = 0; axis < 3; axis++) {
      for (int side = 0; side < 2; side++) {
        int ni = i + (axis == 0 ? 2 * side - 1 : 0);
        int nj = j + (axis == 1 ? 2 * side - 1 : 0);
        int nk = k + (axis == 2 ? 2 * side - 1 : 0);
        boolean within = ni >= 0 && nj >= 0 && nk >= 0 && ni < nx - 1 && nj < ny - 1 && nk < nz - 1;
        if (within && cornerOf[at(ni, nj, nk)] == 0 && cuts(i, j, k, axis, side)) {
          cell(ni, nj, nk);
        }
      }
    }
  }

  /** Whether the surface passes one of a cell's six faces. */
  private boolean cuts(int i, int j, int k, int axis, int side) {
    int inside = 0;
    for (int c = 0; c < 8; c++) {
      if ((c >> axis & 1) == side && sample(i + (c & 1), j + (c >> 1 & 1), k + (c >> 2)) < 0) {
        inside++;
      }
    }
    return inside != 0 && inside != 4;
  }

  private int at(int i, int j, int k) {
    return (k * ny + j) * nx + i;
  }

  private float sample(int i, int j, int k) {
    int o = at(i, j, k);
    float d = samples[o];
    if (Float.isNaN(d)) {
      d = field.distance(xs[i], ys[j], zs[k]);
      samples[o] = d;
    }
    return d;
  }

  /** Puts a corner into a cell that the surface passes. */
  private void cell(int i, int j, int k) {
    int inside = 0;
    for (int c = 0; c < 8; c++) {
      if (sample(i + (c & 1), j + (c >> 1 & 1), k + (c >> 2)) < 0) {
        inside |= 1 << c;
      }
    }
    if (inside == 0 || inside == 255) {
      return;
    }
    float x = 0;
    float y = 0;
    float z = 0;
    int cuts = 0;
    for (int a = 0; a < 8; a++) {
      for (int axis = 0; axis < 3; axis++) {
        int b = a | 1 << axis;
        if (b == a || (inside >> a & 1) == (inside >> b & 1)) {
          continue;
        }
        float da = sample(i + (a & 1), j + (a >> 1 & 1), k + (a >> 2));
        float db = sample(i + (b & 1), j + (b >> 1 & 1), k + (b >> 2));
        float t = da / (da - db);
        x += axis == 0 ? t : a & 1;
        y += axis == 1 ? t : a >> 1 & 1;
        z += axis == 2 ? t : a >> 2;
        cuts++;
      }
    }
    float dx = xs[i + 1] - xs[i];
    float dy = ys[j + 1] - ys[j];
    float dz = zs[k + 1] - zs[k];
    if (corners == cells.length) {
      cells = Arrays.copyOf(cells, corners * 2);
      sides = Arrays.copyOf(sides, corners * 2);
      places = Arrays.copyOf(places, corners * 6);
    }
    places[corners * 3] = xs[i] + x / cuts * dx;
    places[corners * 3 + 1] = ys[j] + y / cuts * dy;
    places[corners * 3 + 2] = zs[k] + z / cuts * dz;
    sides[corners] = Math.min(dx, Math.min(dy, dz));
    cells[corners] = at(i, j, k);
    corners++;
    cornerOf[at(i, j, k)] = corners;
  }

  /** The faces around the three edges that start in a cell's lowest corner. */
  private void quads(int cell) {
    int i = cell % nx;
    int j = cell / nx % ny;
    int k = cell / nx / ny;
    boolean in = samples[cell] < 0;
    int up = nx;
    int out = nx * ny;
    if (j > 0 && k > 0 && in != samples[cell + 1] < 0) {
      quad(cell, cell - up, cell - up - out, cell - out, !in);
    }
    if (i > 0 && k > 0 && in != samples[cell + up] < 0) {
      quad(cell, cell - out, cell - out - 1, cell - 1, !in);
    }
    if (i > 0 && j > 0 && in != samples[cell + out] < 0) {
      quad(cell, cell - 1, cell - 1 - up, cell - up, !in);
    }
  }

  private void quad(int a, int b, int c, int d, boolean turned) {
    int p = cornerOf[a] - 1;
    int q = cornerOf[b] - 1;
    int r = cornerOf[c] - 1;
    int s = cornerOf[d] - 1;
    if (p < 0 || q < 0 || r < 0 || s < 0) {
      return;
    }
    if (turned) {
      int t = q;
      q = s;
      s = t;
    }
    // along the shorter diagonal
    if (apart(p, r) <= apart(q, s)) {
      triangle(p, q, r);
      triangle(p, r, s);
    } else {
      triangle(p, q, s);
      triangle(q, r, s);
    }
  }

  private float apart(int a, int b) {
    float x = places[a * 3] - places[b * 3];
    float y = places[a * 3 + 1] - places[b * 3 + 1];
    float z = places[a * 3 + 2] - places[b * 3 + 2];
    return x * x + y * y + z * z;
  }

  private void triangle(int a, int b, int c) {
    if (indices + 3 > triangles.length) {
      triangles = Arrays.copyOf(triangles, triangles.length * 2);
    }
    triangles[indices++] = a;
    triangles[indices++] = b;
    triangles[indices++] = c;
  }

  /** Two steps of Newton's onto the surface along the gradient, which also is the normal. */
  private void settle() {
    normals = new float[corners * 3];
    for (int n = 0; n < corners; n++) {
      int o = n * 3;
      float x = places[o];
      float y = places[o + 1];
      float z = places[o + 2];
      float e = Math.max(.03f, .4f * sides[n]);
      float a = field.distance(x + e, y - e, z - e);
      float b = field.distance(x - e, y - e, z + e);
      float c = field.distance(x - e, y + e, z - e);
      float d = field.distance(x + e, y + e, z + e);
      float gx = a - b - c + d;
      float gy = -a - b + c + d;
      float gz = -a + b - c + d;
      float steep = root(gx * gx + gy * gy + gz * gz) + 1e-9f;
      gx /= steep;
      gy /= steep;
      gz /= steep;
      normals[o] = gx;
      normals[o + 1] = gy;
      normals[o + 2] = gz;
      // four differences over 4 e each
      float slope = Math.max(.3f, steep / (4 * e));
      float most = .5f * sides[n];
      for (int step = 0; step < 2; step++) {
        float off = field.distance(x, y, z) / slope;
        off = Math.clamp(off, -most, most);
        x -= gx * off;
        y -= gy * off;
        z -= gz * off;
      }
      places[o] = x;
      places[o + 1] = y;
      places[o + 2] = z;
    }
  }

  /** Lines from one place to another whose distance may change on the way. */
  static float[] lines(float from, float to, Spacing spacing) {
    float[] out = new float[64];
    int n = 0;
    float at = from;
    while (at < to) {
      if (n + 1 == out.length) {
        out = Arrays.copyOf(out, n * 2);
      }
      out[n++] = at;
      at += spacing.at(at);
    }
    out[n++] = at;
    return Arrays.copyOf(out, n);
  }

  /** Distance to the next line. */
  interface Spacing {
    float at(float place);
  }
}
