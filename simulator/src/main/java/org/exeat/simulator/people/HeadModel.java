package org.exeat.simulator.people;

import org.exeat.simulator.render.Mesh;

/**
 * A person's head as triangles.
 *
 * @param mesh in the lane's axes (x out of the face, y to the person's left, z up), metres, the
 *     origin where {@link Identity} has it
 * @param leftEye places as x, y, z in the mesh's frame; left is the person's right, as in {@link
 *     FaceTruth}
 * @param skin places spread evenly over the face's front between chin, cheeks and brows, three
 *     values each, just above the surface
 * @param skinNormals unit vectors out of the surface there
 */
public record HeadModel(
    Mesh mesh,
    float[] leftEye,
    float[] rightEye,
    float[] noseTip,
    float[] mouthLeft,
    float[] mouthRight,
    float[] chin,
    float[] outline,
    float[] skin,
    float[] skinNormals) {
  /** Builds a head, some tenths of a second; the same arguments give the same head. */
  public static HeadModel of(Identity person, Wear wear, Mien mien) {
    throw new UnsupportedOperationException("not built yet " + person.seed() + wear + mien);
  }

  /**
   * The mesh with its eyes turned.
   *
   * @param yaw radians against the head, positive to the person's left
   * @param pitch positive downwards
   */
  public Mesh looking(double yaw, double pitch) {
    throw new UnsupportedOperationException("not built yet " + yaw + pitch);
  }
}
