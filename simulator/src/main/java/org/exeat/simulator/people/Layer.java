package org.exeat.simulator.people;

/**
 * Linear light on its way into a picture, with how much of each pixel is covered; layers lie over
 * one another.
 */
final class Layer {
  final int width;
  final int height;

  /** Red, green, blue per pixel, already multiplied by the coverage. */
  final float[] light;

  /** 0 to 1 per pixel. */
  final float[] coverage;

  Layer(int width, int height) {
    this.width = width;
    this.height = height;
    light = new float[width * height * 3];
    coverage = new float[width * height];
  }

  /** A layer that covers everything. */
  static Layer of(Backdrop backdrop, int width, int height) {
    Layer layer = new Layer(width, height);
    float[] rgb = new float[3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        backdrop.at((x + .5f) / width, (y + .5f) / height, rgb);
        layer.put(y * width + x, rgb, 1);
      }
    }
    return layer;
  }

  /** Sets a pixel; the light is not yet multiplied. */
  void put(int pixel, float[] rgb, float covered) {
    coverage[pixel] = covered;
    for (int c = 0; c < 3; c++) {
      light[pixel * 3 + c] = rgb[c] * covered;
    }
  }

  /** Lays a layer over this one, its top left corner at (left, top); what reaches beyond is cut. */
  void lay(Layer over, int left, int top) {
    for (int y = Math.max(0, -top); y < Math.min(over.height, height - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(over.width, width - left); x++) {
        int from = y * over.width + x;
        int to = (y + top) * width + x + left;
        float rest = 1 - over.coverage[from];
        coverage[to] = over.coverage[from] + coverage[to] * rest;
        for (int c = 0; c < 3; c++) {
          light[to * 3 + c] = over.light[from * 3 + c] + light[to * 3 + c] * rest;
        }
      }
    }
  }
}
