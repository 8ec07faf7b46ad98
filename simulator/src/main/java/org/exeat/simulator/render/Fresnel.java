package org.exeat.simulator.render;

/**
 * Reflection at a pane by Fresnel's equations (M. Born and E. Wolf, "Principles of Optics", 7th
 * edition, 1.5.2), with the light that goes to and fro between its two surfaces summed up.
 */
final class Fresnel {
  /** Refractive index of soda-lime glass at 589 nm. */
  static final float GLASS = 1.52f;

  private Fresnel() {}

  /** One surface, light polarised across the plane of incidence (s). */
  static float across(float cos, float index) {
    float inside = inside(cos, index);
    float r = (cos - index * inside) / (cos + index * inside);
    return r * r;
  }

  /** One surface, light polarised within the plane of incidence (p). */
  static float within(float cos, float index) {
    float inside = inside(cos, index);
    float r = (index * cos - inside) / (index * cos + inside);
    return r * r;
  }

  /** Cosine of the angle inside. */
  static float inside(float cos, float index) {
    float sin2 = (1 - cos * cos) / (index * index);
    return (float) Math.sqrt(1 - sin2);
  }

  /** Share that a pane sends back: both surfaces, absorption on the way between them. */
  static float paneReflects(float surface, float absorbed) {
    float passed = (1 - surface) * absorbed;
    return surface + surface * passed * passed / (1 - surface * surface * absorbed * absorbed);
  }

  /** Share that a pane lets through. */
  static float panePasses(float surface, float absorbed) {
    float kept = 1 - surface;
    return kept * kept * absorbed / (1 - surface * surface * absorbed * absorbed);
  }

  /** Unpolarised light at one surface, after C. Schlick's approximation (1994). */
  static float schlick(float cos, float atRightAngles) {
    float m = 1 - Math.max(0, cos);
    float m2 = m * m;
    return atRightAngles + (1 - atRightAngles) * m2 * m2 * m;
  }
}
