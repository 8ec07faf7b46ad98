package org.exeat.simulator.people;

/** How one place of a surface takes light. One per renderer, written anew for every ray. */
final class Surface {
  /** Reflectance, 0 to 1. */
  float red;

  float green;
  float blue;

  /** Share of light mirrored at right angles. */
  float specular;

  /** Exponent of the highlight: larger is smaller and sharper. */
  float gloss;

  /** How far light wanders below the surface, 0 (not at all) or 1 (skin). */
  float scatter;

  void set(float red, float green, float blue, float specular, float gloss, float scatter) {
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.specular = specular;
    this.gloss = gloss;
    this.scatter = scatter;
  }

  /** Takes shares of the reflectance away. */
  void dim(float redShare, float greenShare, float blueShare) {
    red *= 1 - redShare;
    green *= 1 - greenShare;
    blue *= 1 - blueShare;
  }

  void dim(float share) {
    dim(share, share, share);
  }

  /** Lays a colour over, opaque where share is 1. */
  void cover(float overRed, float overGreen, float overBlue, float share) {
    red += (overRed - red) * share;
    green += (overGreen - green) * share;
    blue += (overBlue - blue) * share;
  }
}
