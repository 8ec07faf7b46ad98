package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;

/**
 * A mask of cloth over nose, mouth and chin, as worn against infection: it rests on nose, cheeks
 * and chin, stands off between them, and hangs on the ears by loops. Immutable.
 */
final class MaskShape {
  private final FacePlan plan;
  private final float middleY;
  private final float lower;

  MaskShape(Identity person, FacePlan plan) {
    this.plan = plan;
    lower = person.growth().lowerFace();
    middleY = (plan.noseTipY + plan.mouthY) / 2 - .4f;
  }

  /**
   * @param skin distance to the skin at the same place
   */
  float distance(float x, float y, float z, float skin) {
    if (skin > 4) {
      return skin - 3.3f;
    }
    float tent =
        ellipsoid(
            x, y - middleY, z - plan.noseTipZ + 2.55f, 3, 3.4f * lower + plan.open * .3f, 2.8f);
    float d = join(skin - .25f, tent, 1.8f);
    if (d < .6f && z > 4) {
      // two pleats across
      float pleat = abs(y - middleY + .06f * x * x) - .85f;
      d -= .05f * Solids.bell(pleat / .18f);
    }
    float ax = abs(x);
    float top = plan.noseTipY + 2.2f * lower - .3f * ax + .02f * ax * ax;
    float bottom = plan.chinY - plan.open - 1.4f;
    float edge = Math.max(Math.max(y - top, bottom - y), 1.6f - z);
    d = meet(d, edge * .85f, .15f);
    float upper = abs(y - top - (2.2f - z) * 1.6f);
    float under = abs(y - bottom - 3.2f * lower - (2.2f - z) * 1.2f);
    float loop = Math.max(Math.min(upper, under) * .6f - .14f, Math.max(z - 2.4f, .4f - z));
    return Math.min(d, Math.max(loop, skin - .14f)) * .9f;
  }
}
