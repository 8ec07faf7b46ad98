package org.exeat.simulator.people;

import org.exeat.simulator.render.Mesh;

/**
 * A person's head as triangles, without neck and shoulders. Immutable once made, and so safe to
 * share between threads; the arrays must not be written to.
 *
 * @param mesh in the lane's axes (x out of the face, y to the person's left, z up), metres, the
 *     origin where {@link Identity} has it
 * @param coarse the same surface with about a fifth of the triangles, for shadows and far heads
 * @param leftEye places as x, y, z in the mesh's frame; left is the person's right, as in {@link
 *     FaceTruth}
 * @param outline chin, both cheeks, forehead and the nose's tip, around which the box of {@link
 *     FaceTruth} lies; three values each
 * @param skin places spread evenly over the face's front between chin, cheeks and brows, at least
 *     80, three values each, a millimetre above the skin; what is worn over the skin lies over them
 * @param skinNormals unit vectors out of the surface there
 * @param gaze paints the eyes anew
 */
public record HeadModel(
    Mesh mesh,
    Mesh coarse,
    float[] leftEye,
    float[] rightEye,
    float[] noseTip,
    float[] mouthLeft,
    float[] mouthRight,
    float[] chin,
    float[] outline,
    float[] skin,
    float[] skinNormals,
    Gaze gaze) {
  /** Builds a head, some tenths of a second; the same arguments give the same head. */
  public static HeadModel of(Identity person, Wear wear, Mien mien) {
    return new HeadMesher(person, wear, mien).head();
  }

  /**
   * The mesh with its eyes turned; only the eyes' paint is new.
   *
   * @param yaw radians against the head, positive to the person's left
   * @param pitch positive downwards
   */
  public Mesh looking(double yaw, double pitch) {
    return gaze.turned(mesh, yaw, pitch);
  }
}
