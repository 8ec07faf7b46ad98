package org.exeat.simulator.render;

/**
 * What a pane is made of and how clean it is. Reflection follows from Fresnel's equations, not from
 * these values.
 *
 * @param visible share of visible light that passes inside the glass at right angles, surfaces not
 *     counted, 0 to 1: about 0.80 for a windscreen, 0.15 to 0.35 for privacy glass
 * @param tint relative transmission of red, green and blue, around 1
 * @param nearInfrared the same as visible at 850 nm, 0 to 1
 * @param dirt share of the surface that dust covers, 0 to 0.5
 * @param pattern seed of the dirt's pattern
 * @param wiped whether wipers keep a part of it clean
 */
public record Glass(
    float visible, Rgb tint, float nearInfrared, float dirt, int pattern, boolean wiped) {
  public Glass {
    if (!(visible >= 0 && visible <= 1)
        || !(nearInfrared >= 0 && nearInfrared <= 1)
        || !(dirt >= 0 && dirt <= .5f)) {
      throw new IllegalArgumentException("glass lets 0 to 1 pass and has dirt of 0 to 0.5");
    }
  }
}
