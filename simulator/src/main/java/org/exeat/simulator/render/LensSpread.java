package org.exeat.simulator.render;

import java.util.Arrays;

/** What a lens spreads: a little around each pixel, and a veil over the picture. Immutable. */
final class LensSpread {
  private final int width;
  private final int height;
  private final float[] kernel;
  private final int columns;
  private final int rows;

  /**
   * @param deviation of the blur, pixels
   */
  LensSpread(int width, int height, double deviation) {
    this.width = width;
    this.height = height;
    kernel = kernel(deviation);
    columns = (width + 7) / 8;
    rows = (height + 7) / 8;
  }

  /** Where the tile of a pixel begins in what {@link #scattered} gives. */
  int tile(int x, int y) {
    return (y / 8 * columns + x / 8) * 3;
  }

  private static float[] kernel(double deviation) {
    if (deviation < .15) {
      return new float[] {1};
    }
    int reach = (int) Math.ceil(deviation * 2.5);
    float[] kernel = new float[2 * reach + 1];
    float total = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      total += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= total;
    }
    return kernel;
  }

  /** The lens' blur, in place. */
  void blur(float[] light) {
    int reach = kernel.length / 2;
    if (reach == 0) {
      return;
    }
    int row = width * 3;
    float[] line = new float[row + 6 * reach];
    float[] blurred = new float[row];
    for (int y = 0; y < height; y++) {
      int first = y * row;
      System.arraycopy(light, first, line, 3 * reach, row);
      for (int i = 0; i < 3 * reach; i++) {
        line[i] = light[first + i % 3];
        line[line.length - 1 - i] = light[first + row - 1 - i % 3];
      }
      set(blurred, 0, kernel[reach], line, reach * 3, row);
      for (int k = 0; k < reach; k++) {
        add(blurred, 0, kernel[k], line, k * 3, line, (2 * reach - k) * 3, row);
      }
      System.arraycopy(blurred, 0, light, first, row);
    }
    float[][] above = new float[kernel.length][];
    for (int k = 0; k < kernel.length; k++) {
      int y = Math.clamp(k - reach, 0, height - 1);
      above[k] = Arrays.copyOfRange(light, y * row, (y + 1) * row);
    }
    for (int y = 0; y < height; y++) {
      set(light, y * row, kernel[reach], above[reach], 0, row);
      for (int k = 0; k < reach; k++) {
        add(light, y * row, kernel[k], above[k], 0, above[2 * reach - k], 0, row);
      }
      float[] oldest = above[0];
      System.arraycopy(above, 1, above, 0, above.length - 1);
      int next = Math.min(y + 1 + reach, height - 1);
      System.arraycopy(light, next * row, oldest, 0, row);
      above[above.length - 1] = oldest;
    }
  }

  private static void set(float[] to, int first, float share, float[] from, int offset, int count) {
    for (int i = 0; i < count; i++) {
      to[first + i] = share * from[offset + i];
    }
  }

  /** Adds what lies the same way off on both sides. */
  private static void add(
      float[] to,
      int first,
      float share,
      float[] one,
      int offset,
      float[] other,
      int otherOffset,
      int count) {
    for (int i = 0; i < count; i++) {
      to[first + i] += share * (one[offset + i] + other[otherOffset + i]);
    }
  }

  /**
   * Light scattered in the lens: a wide halo around what is bright, on tiles of 8 × 8 pixels.
   *
   * @return three channels of each tile, see {@link #tile}
   */
  float[] scattered(float[] light) {
    float[] tiles = new float[columns * rows * 3];
    for (int y = 0; y < height; y++) {
      int down = Math.min(8, height - y / 8 * 8);
      for (int column = 0; column < columns; column++) {
        int t = (y / 8 * columns + column) * 3;
        int across = Math.min(8, width - column * 8);
        float share = 1f / (across * down);
        int from = (y * width + column * 8) * 3;
        for (int i = from; i < from + across * 3; i += 3) {
          tiles[t] += light[i] * share;
          tiles[t + 1] += light[i + 1] * share;
          tiles[t + 2] += light[i + 2] * share;
        }
      }
    }
    // two passes of a box a third as wide as the picture: falls off towards the edges of it
    box(tiles, Math.max(1, columns / 12));
    box(tiles, Math.max(1, columns / 6));
    return tiles;
  }

  /** Averages over a square of tiles; beyond the edges the last ones go on. */
  private void box(float[] tiles, int reach) {
    for (int y = 0; y < rows; y++) {
      average(tiles, y * columns * 3, 3, columns, reach);
    }
    for (int x = 0; x < columns; x++) {
      average(tiles, x * 3, columns * 3, rows, reach);
    }
  }

  private static void average(float[] tiles, int first, int stride, int count, int reach) {
    float[] line = new float[count];
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        line[i] = tiles[first + i * stride + c];
      }
      for (int k = -reach; k <= reach; k++) {
        sum += line[Math.clamp(k, 0, count - 1)];
      }
      for (int i = 0; i < count; i++) {
        tiles[first + i * stride + c] = (float) (sum / (2 * reach + 1));
        sum += line[Math.min(i + reach + 1, count - 1)] - line[Math.max(i - reach, 0)];
      }
    }
  }
}
