package org.exeat.simulator.render;

/** How a surface takes light, apart from its colour. */
public enum Finish {
  /** Cloth, plastic, asphalt: diffuse only. */
  MATTE,
  /** Leather, polished plastic, rubber: diffuse with a broad sheen. */
  SATIN,
  /** A vehicle's paint under its clear coat: diffuse, and a mirror by Fresnel's equations. */
  PAINT,
  /** Bare metal: a dull mirror tinted by the colour. */
  CHROME,
  /** Skin: light wanders below it, more in red than in blue; a sheen of oil. */
  SKIN,
  /** Hair: a broad sheen, no sharp highlight. */
  HAIR,
  /** The eyeball under its film: diffuse with a sharp mirror. */
  EYE,
  /** Dark glass that is not seen through: sunglasses, visors, the glass of a lamp. */
  DARK_GLASS,
  /** Gives light of its own: the colour is the light it gives, not what it reflects. */
  LAMP
}
