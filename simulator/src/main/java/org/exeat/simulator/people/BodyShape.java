package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;

/**
 * Neck, shoulders and the cloth over them as a field of distances, in the frame of a head that
 * looks straight ahead. Immutable.
 */
final class BodyShape {
  private final float radius;
  private final float broad;
  private final float masculinity;

  /** How much nearer to the head the neck's ends lie than an adult's. */
  private final float rise;

  private final float neckTopY;
  private final float drop;

  BodyShape(Identity person) {
    Identity.Growth growth = person.growth();
    radius = person.face().neckRadius();
    masculinity = person.masculinity();
    broad = growth.shoulders();
    rise = 23 * (1 - growth.lowerFace());
    neckTopY = -9.6f * growth.lowerFace();
    drop = rise + 8.2f * (1 - broad);
  }

  /** Distance to neck and trunk without clothes. */
  float skin(float x, float y, float z) {
    float d =
        capsule(
            x, y, z * .95f, 0, neckTopY, -1.9f, 0, rise - 17, -3, radius * .96f, radius * 1.08f);
    float sy = y + 24.5f - drop;
    // below the shoulders the trunk goes on
    float trunk = sy < 0 ? sy * .12f : sy;
    float shoulders =
        ellipsoid(x, trunk, z + 3, (21 + 1.5f * masculinity) * broad, 8.2f * broad, 8.5f * broad);
    return join(d, shoulders, 4.5f * broad);
  }

  /**
   * Distance to the cloth.
   *
   * @param skin {@link #skin} at the same place
   */
  float cloth(float x, float y, float z, float skin) {
    return meet(skin - .35f, aboveCollar(x, y, z) * .8f, .25f);
  }

  /** How far a place lies above the cloth's upper edge; negative where cloth covers the skin. */
  float aboveCollar(float x, float y, float z) {
    return y + 14.6f - rise + .018f * z * z - .006f * x * x + (z > 0 ? .35f * z : 0);
  }
}
