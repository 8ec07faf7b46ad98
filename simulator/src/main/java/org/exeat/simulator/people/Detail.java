package org.exeat.simulator.people;

/**
 * How finely a head is cut into triangles. A triangle's colours are those of its corners, so that
 * brows and lashes need a grid about as fine as the picture; one that is much finer costs time and
 * is sampled at random.
 */
public enum Detail {
  /** Grid of 1.25 mm over the face, 0.75 mm at the eyes; some 100,000 triangles. */
  FINE(1),
  /** 2.0 and 1.2 mm. */
  MIDDLE(1.6f),
  /** 2.9 and 1.7 mm; less than a quarter of the triangles. */
  COARSE(2.3f);

  /** Pixels on a metre up to which a level is fine enough: its grid is then 1.4 pixels at most. */
  private static final double MIDDLE_UP_TO = 700;

  private static final double COARSE_UP_TO = 450;

  final float coarseness;

  Detail(float coarseness) {
    this.coarseness = coarseness;
  }

  /**
   * What a picture needs.
   *
   * @param pixelsPerMetre at the head's distance
   */
  public static Detail of(double pixelsPerMetre) {
    return pixelsPerMetre <= COARSE_UP_TO ? COARSE : pixelsPerMetre <= MIDDLE_UP_TO ? MIDDLE : FINE;
  }
}
