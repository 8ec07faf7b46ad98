package org.exeat.simulator.people;

/**
 * A colour, linear red, green and blue: a reflectance between 0 and 1 or a light of any strength.
 */
public record Rgb(float red, float green, float blue) {
  Rgb scaled(float factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  Rgb towards(Rgb other, float share) {
    return new Rgb(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  float channel(int index) {
    return index == 0 ? red : index == 1 ? green : blue;
  }
}
