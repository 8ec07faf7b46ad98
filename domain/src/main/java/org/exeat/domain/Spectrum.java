package org.exeat.domain;

/** The light that a lamp gives or a camera sees. */
public enum Spectrum {
  VISIBLE,
  /** Around 850 nm, behind a filter that keeps visible light out. */
  NEAR_INFRARED
}
