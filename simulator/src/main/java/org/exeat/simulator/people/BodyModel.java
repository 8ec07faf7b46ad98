package org.exeat.simulator.people;

import org.exeat.simulator.render.Mesh;

/**
 * A person below the head: neck, trunk, arms, legs, and what the hands hold. Immutable once made,
 * and so safe to share between threads; the arrays must not be written to.
 *
 * <p>Who lies, lies on the left side with the head towards +y, the face to +x: the head then is to
 * be rolled by a right angle to its left about {@link #NECK}.
 *
 * @param mesh in the lane's axes, metres, the origin between the hip joints (on the ground for
 *     somebody who stands or walks)
 * @param head where the head's origin comes to lie while the head is upright, x, y, z
 */
public record BodyModel(Mesh mesh, float[] head) {
  /** Turn of the head: the point, x, y, z in the head's frame, that stays where it is. */
  public static final float[] NECK = {-.01f, 0, -.05f};

  /**
   * Middle of the sheet that {@link Stance#HOLDING_UP} holds, against {@link #head}, metres; the
   * sheet stands upright, faces forward, and is about 0.21 m wide.
   */
  public static final float[] HELD = {.25f, 0, -.02f};

  /**
   * Builds a body, some hundredths of a second; the same arguments give the same body.
   *
   * @param recline of the trunk backwards, radians; a rider leans forward by 0.3 at least, and who
   *     stands, walks or lies has none
   * @throws IllegalArgumentException where the recline is beyond a right angle
   */
  public static BodyModel of(Identity person, Stance stance, double recline) {
    if (!(Math.abs(recline) <= Math.PI / 2)) {
      throw new IllegalArgumentException("a trunk reclines by a right angle at most");
    }
    return new BodyMesher(person, stance, recline).body();
  }
}
