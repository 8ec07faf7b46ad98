package org.exeat.simulator.people;

/**
 * What a person has on in this crossing, besides what {@link Identity} always wears.
 *
 * @param glasses the usual glasses, sunglasses, or none
 * @param headgear on top of or instead of the usual covering
 * @param mask cloth over nose, mouth and chin
 */
public record Wear(Glasses glasses, Headgear headgear, boolean mask) {
  /** What is before the eyes. */
  public enum Glasses {
    /** Those of the identity, if it has any. */
    USUAL,
    OFF,
    SUN
  }

  /** What is on the head. */
  public enum Headgear {
    NONE,
    /** A cap with a peak. */
    CAP,
    /** A bicycle helmet: open at face and ears. */
    BICYCLE_HELMET,
    /** A full-face motorcycle helmet with its visor up. */
    VISOR_UP,
    /** A full-face motorcycle helmet with its dark visor down. */
    VISOR_DOWN
  }

  /** Nothing but the usual. */
  public static final Wear USUAL = new Wear(Glasses.USUAL, Headgear.NONE, false);

  /** The same without sunglasses. */
  public Wear withoutSunglasses() {
    return new Wear(glasses == Glasses.SUN ? Glasses.OFF : glasses, headgear, mask);
  }

  /** The same without a motorcycle helmet. */
  public Wear withoutHelmet() {
    boolean helmet = headgear == Headgear.VISOR_UP || headgear == Headgear.VISOR_DOWN;
    return new Wear(glasses, helmet ? Headgear.NONE : headgear, mask);
  }

  /** The same without a mask. */
  public Wear withoutMask() {
    return new Wear(glasses, headgear, false);
  }

  /** The same, the usual glasses taken off; sunglasses stay on. */
  Wear withoutUsualGlasses() {
    return new Wear(glasses == Glasses.USUAL ? Glasses.OFF : glasses, headgear, mask);
  }
}
