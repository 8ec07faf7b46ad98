package org.exeat.simulator.people;

import java.util.Arrays;

/**
 * Distances around the head on a regular grid, each computed when it is first asked for; between
 * the grid's points they are linear. Rays that run close together share most of them. Not for use
 * by two threads.
 */
final class DistanceGrid {
  private static final float LEFT = -20.25f;
  private static final float BOTTOM = -23;
  private static final float BACK = -13.5f;
  private static final float WIDTH = 40.5f;
  private static final float HEIGHT = 36.5f;
  private static final float DEPTH = 29.5f;

  private final Field field;
  private final float cell;
  private final float perCell;
  private final int columns;
  private final int rows;
  private final int layers;
  private final float[] samples;

  /** A field of distances. */
  interface Field {
    float distance(float x, float y, float z);
  }

  /**
   * @param cell distance of two points of the grid, centimetres
   */
  DistanceGrid(Field field, float cell) {
    this.field = field;
    this.cell = cell;
    perCell = 1 / cell;
    columns = (int) (WIDTH / cell) + 1;
    rows = (int) (HEIGHT / cell) + 1;
    layers = (int) (DEPTH / cell) + 1;
    samples = new float[columns * rows * layers];
    Arrays.fill(samples, Float.NaN);
  }

  /** About the distance here; exact outside of the grid. */
  float distance(float x, float y, float z) {
    float fx = (x - LEFT) * perCell;
    float fy = (y - BOTTOM) * perCell;
    float fz = (z - BACK) * perCell;
    if (!(fx >= 0 && fy >= 0 && fz >= 0 && fx < columns - 1 && fy < rows - 1 && fz < layers - 1)) {
      return field.distance(x, y, z);
    }
    int i = (int) fx;
    int j = (int) fy;
    int k = (int) fz;
    fx -= i;
    fy -= j;
    fz -= k;
    float front = between(along(i, j, k, fx), along(i, j + 1, k, fx), fy);
    float back = between(along(i, j, k + 1, fx), along(i, j + 1, k + 1, fx), fy);
    return between(front, back, fz);
  }

  private float along(int i, int j, int k, float fx) {
    int o = (k * rows + j) * columns + i;
    float a = samples[o];
    if (Float.isNaN(a)) {
      a = compute(o, i, j, k);
    }
    float b = samples[o + 1];
    if (Float.isNaN(b)) {
      b = compute(o + 1, i + 1, j, k);
    }
    return a + (b - a) * fx;
  }

  private float compute(int o, int i, int j, int k) {
    float d = field.distance(LEFT + i * cell, BOTTOM + j * cell, BACK + k * cell);
    samples[o] = d;
    return d;
  }

  private static float between(float a, float b, float t) {
    return a + (b - a) * t;
  }
}
