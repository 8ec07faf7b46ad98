package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.render.Noise;

/**
 * Cloth over the hair that leaves the face free from the chin to the forehead, as ICAO's portrait
 * rules ask of coverings that are worn for religious reasons (Doc 9303-3, 3.9).
 */
final class CoveringShape {
  private static final float NOWHERE = 99;

  private final CoveringStyle style;
  private final FacePlan plan;
  private final int pattern;
  private final float openingY;
  private final float openingHalfHeight;
  private final float openingHalfWidth;
  private final float faceWidth;

  CoveringShape(Identity person, FacePlan plan) {
    style = person.covering().style();
    this.plan = plan;
    pattern = person.pattern();
    float top = Math.min(5.6f, person.hair().hairline() - .6f);
    float bottom = plan.chinY - plan.open - .1f;
    openingY = (top + bottom) / 2;
    openingHalfHeight = (top - bottom) / 2;
    faceWidth = person.face().width();
    openingHalfWidth = faceWidth - .45f;
  }

  boolean worn() {
    return style != CoveringStyle.NONE;
  }

  /**
   * @param braincase distance to the braincase at the same place
   */
  float distance(float x, float y, float z, float braincase) {
    return switch (style) {
      case NONE -> NOWHERE;
      case HEADSCARF -> headscarf(x, y, z, braincase);
      case TURBAN -> turban(x, y, z, braincase);
    };
  }

  private float headscarf(float x, float y, float z, float braincase) {
    float cheeks = ellipsoid(x, y + 3.2f, z - 1.6f, faceWidth + 1.25f, 8.4f, 6.9f);
    float d = join(braincase - .55f, cheeks, 1.5f);
    d = join(d, ellipsoid(x, y - plan.chinY + 3.2f, z - .4f, 7.4f, 5.6f, 6.8f), 2);
    d = join(d, ellipsoid(x, y + 17.5f, z + 1, 11, 5, 8), 3);
    if (d < 1) {
      d +=
          .10f * Noise.at(x * .5f, y * .9f + z * .5f, z * .4f, pattern + 81)
              + .05f * Noise.at(x * 1.1f, y * 2.2f + z, z, pattern + 82);
    }
    float ox = x / openingHalfWidth;
    float oy = (y - openingY) / openingHalfHeight;
    float opening = (root(ox * ox + oy * oy) - 1) * openingHalfWidth;
    return meet(d, -Math.max(opening, .6f - z), .35f) * .85f;
  }

  private float turban(float x, float y, float z, float braincase) {
    float line =
        z > 3 ? 4.4f : z > -3 ? .9f + 3.5f * step((z + 3) / 6) : -1.2f + 2.1f * step((z + 7) / 4);
    float thick = .75f + 1.2f * step((y - line) / 3) - .5f * step((y - 8) / 4);
    float d = braincase - thick;
    if (d < 1) {
      // folds that cross over the forehead
      float slope = x > 0 ? .55f : -.55f;
      float fold = (y + slope * x + .3f * Noise.at(x * .4f, y * .4f, z * .4f, pattern + 81)) * 1.6f;
      d += .13f * (float) Math.sin(fold * Math.PI);
    }
    return meet(d, line - y, .5f) * .8f;
  }
}
