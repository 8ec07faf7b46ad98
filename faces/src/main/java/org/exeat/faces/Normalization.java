package org.exeat.faces;

/**
 * How a network wants its pixels: {@code (value - mean) * scale} for values 0 to 255.
 *
 * @param mean of red, green, blue
 * @param scale factor
 * @param bgr whether the planes go blue, green, red
 */
record Normalization(float[] mean, float scale, boolean bgr) {
  Normalization(float[] mean, float scale) {
    this(mean, scale, false);
  }
}
