package org.exeat.simulator.people;

import org.exeat.simulator.render.Mesh;

/**
 * A person's head as triangles, without neck and shoulders. Safe to share between threads; the
 * arrays must not be written to.
 *
 * @param levels the triangles, see {@link #mesh}
 * @param leftEye places as x, y, z in the mesh's frame; left is the person's right, as in {@link
 *     FaceTruth}
 * @param outline chin, both cheeks, forehead and the nose's tip, around which the box of {@link
 *     FaceTruth} lies; three values each
 * @param skin places spread evenly over the face's front between chin, cheeks and brows, at least
 *     80, three values each, a millimetre above the skin; what is worn over the skin lies over them
 * @param skinNormals unit vectors out of the surface there
 */
public record HeadModel(
    HeadLevels levels,
    float[] leftEye,
    float[] rightEye,
    float[] noseTip,
    float[] mouthLeft,
    float[] mouthRight,
    float[] chin,
    float[] outline,
    float[] skin,
    float[] skinNormals) {
  /** A head; the same arguments give the same. Its triangles are made when they are needed. */
  public static HeadModel of(Identity person, Wear wear, Mien mien) {
    return new HeadMesher(person, wear, mien).head();
  }

  /**
   * The triangles, in the lane's axes (x out of the face, y to the person's left, z up), metres,
   * the origin where {@link Identity} has it. The first call for a detail takes some tenths of a
   * second.
   */
  public Mesh mesh(Detail detail) {
    return levels.of(detail).mesh();
  }

  /**
   * The mesh with its eyes turned; only the eyes' paint is new.
   *
   * @param yaw radians against the head, positive to the person's left
   * @param pitch positive downwards
   */
  public Mesh looking(Detail detail, double yaw, double pitch) {
    HeadLevels.Level level = levels.of(detail);
    return level.gaze().turned(level.mesh(), yaw, pitch);
  }
}
