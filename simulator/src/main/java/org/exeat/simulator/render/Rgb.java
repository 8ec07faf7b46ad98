package org.exeat.simulator.render;

/**
 * A colour, linear red, green and blue: a reflectance between 0 and 1 or a light of any strength.
 */
public record Rgb(float red, float green, float blue) {
  /** Every channel times a factor. */
  public Rgb scaled(float factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /** Between this (share 0) and another (share 1). */
  public Rgb towards(Rgb other, float share) {
    return new Rgb(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** Red, green or blue: 0, 1, 2. */
  public float channel(int index) {
    return index == 0 ? red : index == 1 ? green : blue;
  }
}
