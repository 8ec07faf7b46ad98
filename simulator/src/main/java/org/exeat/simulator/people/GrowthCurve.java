package org.exeat.simulator.people;

/**
 * What share of its adult length a part of the head has at an age. The figures follow, rounded and
 * with the sexes taken together, the growth of head circumference (WHO Child Growth Standards,
 * 2007, up to 5 years; Nellhaus, Pediatrics 41, 1968, beyond) and the patterns of growth that
 * Farkas and others measured from 1 to 18 years (Cleft Palate-Craniofacial Journal 29, 1992;
 * Anthropometry of the Head and Face, 2nd edition, 1994): the braincase is nearly done at five, the
 * eyes soon after, nose and jaws last. Stature is the median of the CDC's growth charts, 2000.
 * Between the ages listed they are linear.
 */
enum GrowthCurve {
  HEAD(.82f, .855f, .89f, .92f, .945f, .975f, 1),
  FACE_WIDTH(.745f, .80f, .845f, .88f, .91f, .97f, 1),
  FACE_HEIGHT(.65f, .73f, .79f, .835f, .88f, .96f, 1),
  JAW_WIDTH(.73f, .79f, .83f, .865f, .90f, .96f, 1),
  CHIN_HEIGHT(.63f, .72f, .78f, .825f, .88f, .95f, 1),
  EYE_SPACING(.78f, .83f, .87f, .90f, .93f, .98f, 1),
  EYE_OPENING(.83f, .875f, .905f, .93f, .955f, .985f, 1),
  NOSE_LENGTH(.60f, .69f, .76f, .815f, .87f, .96f, 1),
  NOSE_WIDTH(.77f, .81f, .84f, .865f, .90f, .97f, 1),
  NOSE_PROTRUSION(.52f, .60f, .66f, .715f, .78f, .92f, 1),
  MOUTH_WIDTH(.65f, .73f, .79f, .84f, .89f, .96f, 1),
  PHILTRUM(.73f, .80f, .85f, .88f, .91f, .97f, 1),
  LIPS(.76f, .82f, .86f, .895f, .93f, .98f, 1),
  NECK(.62f, .68f, .73f, .775f, .83f, .94f, 1),
  SHOULDERS(.50f, .57f, .63f, .69f, .77f, .91f, 1),
  STATURE(.44f, .56f, .645f, .72f, .815f, .955f, 1),
  /** 0 at one year, 1 when grown: for what is no length. */
  MATURITY(0, .15f, .3f, .42f, .58f, .86f, 1);

  /** From here on nothing grows, years. */
  static final float GROWN = 18;

  private static final float[] AGES = {1, 3, 5, 7, 10, 14, GROWN};

  private final float[] shares;

  GrowthCurve(float... shares) {
    this.shares = shares;
  }

  /** Share of the adult length at an age of 1 and more, years. */
  float at(float age) {
    for (int i = 1; i < AGES.length; i++) {
      if (age < AGES[i]) {
        float part = Math.max(0, (age - AGES[i - 1]) / (AGES[i] - AGES[i - 1]));
        return shares[i - 1] + (shares[i] - shares[i - 1]) * part;
      }
    }
    return 1;
  }

  /** The same in units of the head's own size. */
  float ofHead(float age) {
    return at(age) / HEAD.at(age);
  }
}
