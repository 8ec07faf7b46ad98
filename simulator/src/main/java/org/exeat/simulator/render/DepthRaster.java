package org.exeat.simulator.render;

import java.util.Arrays;

/**
 * Which triangle is nearest at each pixel's middle. Nearness is any value that is linear over the
 * picture and grows towards the viewer: one over the distance in perspective, minus the distance
 * for parallel rays. Not for use by two threads.
 */
final class DepthRaster {
  static final float NOTHING = Float.NEGATIVE_INFINITY;

  /**
   * How far outside of a triangle, as a share of it, a pixel still counts as inside: more than the
   * rounding of a long row, so that no crack opens between two triangles that share an edge.
   */
  private static final float SLACK = 5e-5f;

  /** Of triangles wider than this, pixels, each row's own stretch is worked out first. */
  private static final int WIDE = 6;

  final int width;
  final int height;
  final float[] nearness;

  /** Number of the object that is seen, -1 for none; empty where only nearness is kept. */
  final int[] owner;

  /** Number of its triangle; as long as owner. */
  final int[] triangle;

  DepthRaster(int width, int height) {
    this(width, height, true);
  }

  private DepthRaster(int width, int height, boolean named) {
    this.width = width;
    this.height = height;
    nearness = new float[width * height];
    owner = new int[named ? width * height : 0];
    triangle = new int[owner.length];
    clear();
  }

  /** A square that keeps nearness only. */
  static DepthRaster nameless(int size) {
    return new DepthRaster(size, size, false);
  }

  void clear() {
    Arrays.fill(nearness, NOTHING);
    Arrays.fill(owner, -1);
  }

  /**
   * Draws one triangle.
   *
   * @param p column, row and nearness of each corner
   * @param a where the first corner begins
   * @param b the second
   * @param c the third
   */
  void draw(float[] p, int a, int b, int c, int object, int number) {
    draw(
        p[a], p[a + 1], p[a + 2], p[b], p[b + 1], p[b + 2], p[c], p[c + 1], p[c + 2], object,
        number);
  }

  /** Draws one triangle; places are pixels, the middle of the first pixel at (0.5, 0.5). */
  void draw(
      float x0,
      float y0,
      float n0,
      float x1,
      float y1,
      float n1,
      float x2,
      float y2,
      float n2,
      int object,
      int number) {
    // pixels whose middles lie between the outermost corners; a cast rounds towards 0
    int top = (int) (Math.max(0, Math.min(y0, Math.min(y1, y2))) + .5f);
    int bottom = (int) (Math.min(height, Math.max(y0, Math.max(y1, y2))) + .5f) - 1;
    int left = (int) (Math.max(0, Math.min(x0, Math.min(x1, x2))) + .5f);
    int right = (int) (Math.min(width, Math.max(x0, Math.max(x1, x2))) + .5f) - 1;
    if (top > bottom || left > right) {
      return;
    }
    float area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    if (area == 0 || Float.isNaN(area)) {
      return;
    }
    float inverse = 1 / area;
    // shares of the second and the third corner, linear over the picture
    float bx = (y2 - y0) * inverse;
    float by = (x0 - x2) * inverse;
    float cx = (y0 - y1) * inverse;
    float cy = (x1 - x0) * inverse;
    float startX = left + .5f - x0;
    boolean named = owner.length > 0;
    float dn1 = n1 - n0;
    float dn2 = n2 - n0;
    float step = bx * dn1 + cx * dn2;
    boolean wide = right - left > WIDE;
    for (int y = top; y <= bottom; y++) {
      float py = y + .5f - y0;
      float b = startX * bx + py * by;
      float c = startX * cx + py * cy;
      int first = 0;
      int last = right - left;
      if (wide) {
        // where all three shares are positive, give or take a pixel
        float low = Math.max(from(b, bx), Math.max(from(c, cx), from(1 - b - c, -bx - cx)));
        float high = Math.min(to(b, bx), Math.min(to(c, cx), to(1 - b - c, -bx - cx)));
        first = Math.max(first, (int) low - 1);
        last = (int) Math.min(last, high + 1);
        b += first * bx;
        c += first * cx;
      }
      float n = n0 + b * dn1 + c * dn2;
      int pixel = y * width + left + first;
      for (int x = first; x <= last; x++) {
        if (b >= -SLACK && c >= -SLACK && b + c <= 1 + SLACK && n > nearness[pixel]) {
          nearness[pixel] = n;
          if (named) {
            owner[pixel] = object;
            triangle[pixel] = number;
          }
        }
        b += bx;
        c += cx;
        n += step;
        pixel++;
      }
    }
  }

  /** Steps after which a value that grows by so much is no longer negative. */
  private static float from(float value, float step) {
    return step > 0 ? -value / step : Float.NEGATIVE_INFINITY;
  }

  /** Steps up to which a value that falls is not yet negative. */
  private static float to(float value, float step) {
    return step < 0 ? -value / step : Float.POSITIVE_INFINITY;
  }
}
