package org.exeat.simulator.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a camera may see at one instant.
 *
 * @param solids what is not glass
 * @param panes in no order
 * @param shades for each vehicle what the sun reaches in it
 */
public record Stage(
    Environment environment, List<Solid> solids, List<Pane> panes, List<Shade> shades) {
  public Stage {
    solids = List.copyOf(solids);
    panes = List.copyOf(panes);
    shades = List.copyOf(shades);
  }

  /**
   * A mesh in the lane.
   *
   * @param place from the mesh's frame to the lane's
   * @param speed along x, metres per second
   * @param around light that reaches it from all around
   * @param figure whether it is a part of a person: then each pixel is lit by itself, and not four
   *     together, and triangles that face away are left out, as its surface is closed
   * @param casts what throws the lamps' shadows in the mesh's place: the same surface, coarser
   * @param shade what the sun reaches of it past its own shape, in the lane's frame, finer than the
   *     vehicle's; null where the vehicle's is fine enough
   */
  public record Solid(
      Mesh mesh,
      Transform place,
      float speed,
      Ambient around,
      boolean figure,
      Mesh casts,
      @Nullable ShadowMap shade) {
    /** A thing. */
    public static Solid thing(Mesh mesh, Transform place, float speed, Ambient around) {
      return new Solid(mesh, place, speed, around, false, mesh, null);
    }

    /** A part of a person. */
    public static Solid figure(Mesh mesh, Transform place, float speed, Ambient around) {
      return new Solid(mesh, place, speed, around, true, mesh, null);
    }
  }

  /**
   * A pane in the lane; what a mesh is to a solid.
   *
   * @param surface one sheet, normals outwards
   */
  public record Pane(Mesh surface, Glass glass, Transform place, float speed) {}

  /**
   * What the sun reaches in and around a vehicle.
   *
   * @param map in the vehicle's frame
   * @param front place of the vehicle's front on the x axis
   * @param aside place of its middle on the y axis
   * @param length of the vehicle, metres
   * @param width of the vehicle, metres
   */
  public record Shade(ShadowMap map, float front, float aside, float length, float width) {
    /** Whether the sun reaches a place of the lane: 0 to 1, as of the map. */
    float reaches(float x, float y, float z, float[] scratch) {
      return map.reaches(x - front, y - aside, z, scratch);
    }

    /** The same with a soft edge. */
    float reachesSoftly(float x, float y, float z, float[] scratch) {
      return map.reachesSoftly(x - front, y - aside, z, scratch);
    }
  }
}
