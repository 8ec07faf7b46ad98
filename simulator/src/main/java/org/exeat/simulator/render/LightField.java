package org.exeat.simulator.render;

/**
 * A picture in linear light as it falls through the lens, before any sensor. One per renderer,
 * drawn anew for each picture.
 */
public final class LightField {
  final int width;
  final int height;

  /** Luminance per channel, kcd/m², or W/m²/sr in the near infrared. */
  final float[] light;

  /** Part of it, averaged over the channels, that panes added by reflection and dust. */
  final float[] veil;

  /** Distance along the view, metres; infinite where nothing solid is met. */
  final float[] distance;

  /** Speed along x of what is seen, metres per second. */
  final float[] speed;

  LightField(int width, int height) {
    this.width = width;
    this.height = height;
    light = new float[width * height * 3];
    veil = new float[width * height];
    distance = new float[width * height];
    speed = new float[width * height];
  }

  /** Distance along the view of what is solid at a pixel, metres; infinite for ground and sky. */
  public float distance(int x, int y) {
    return distance[y * width + x];
  }

  /** Share of the light at a pixel that a pane reflected or its dust scattered, 0 to 1. */
  public float glare(int x, int y) {
    int i = y * width + x;
    float all = mean(i);
    return all <= 0 ? 0 : Math.min(1, veil[i] / all);
  }

  /** Luminance at a pixel, averaged over the channels. */
  public float mean(int x, int y) {
    return mean(y * width + x);
  }

  float mean(int pixel) {
    return (light[pixel * 3] + light[pixel * 3 + 1] + light[pixel * 3 + 2]) / 3;
  }
}
