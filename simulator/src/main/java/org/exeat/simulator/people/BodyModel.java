package org.exeat.simulator.people;

import org.exeat.simulator.render.Mesh;

/**
 * A person below the head: neck, trunk, arms, legs, and what the hands hold.
 *
 * @param mesh in the lane's axes, metres, the origin between the hip joints (on the ground for
 *     somebody who stands)
 * @param head where the head's origin comes to lie while the head is upright, x, y, z
 */
public record BodyModel(Mesh mesh, float[] head) {
  /** Turn of the head: the point, x, y, z in the head's frame, that stays where it is. */
  public static final float[] NECK = {-.01f, 0, -.05f};

  /**
   * Builds a body; the same arguments give the same body.
   *
   * @param recline of the trunk backwards, radians
   */
  public static BodyModel of(Identity person, Stance stance, double recline) {
    throw new UnsupportedOperationException("not built yet " + person.seed() + stance + recline);
  }
}
