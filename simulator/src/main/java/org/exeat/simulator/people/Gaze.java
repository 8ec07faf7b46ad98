package org.exeat.simulator.people;

import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.render.Mesh;

/**
 * The eyes of a mesh, painted anew where they look elsewhere. Safe for use by several threads; its
 * arrays must not be written to.
 */
public final class Gaze {
  private final Identity person;
  private final Expression expression;
  private final int[] corners;
  private final float[] places;

  /**
   * @param expression of the rest of the face
   * @param corners of the mesh that lie on an eyeball
   * @param places of these in the unwarped head, x, y, z each
   */
  Gaze(Identity person, Expression expression, int[] corners, float[] places) {
    this.person = person;
    this.expression = expression;
    this.corners = corners;
    this.places = places;
  }

  /**
   * The same mesh with its eyes turned.
   *
   * @param yaw radians, positive to the person's left
   * @param pitch radians, positive downwards
   */
  Mesh turned(Mesh mesh, double yaw, double pitch) {
    Expression looking =
        new Expression(
            expression.smile(),
            expression.open(),
            expression.blink(),
            (float) Math.tan(yaw),
            (float) -Math.tan(pitch),
            expression.browUp());
    EyeShading eyes = new EyeShading(person, looking, new FacePlan(person, looking));
    Surface surface = new Surface();
    float[] colours = mesh.colours().clone();
    float[] infrared = mesh.nearInfrared().clone();
    for (int i = 0; i < corners.length; i++) {
      eyes.paint(surface, places[i * 3], places[i * 3 + 1], places[i * 3 + 2]);
      int o = corners[i] * 3;
      colours[o] = surface.red;
      colours[o + 1] = surface.green;
      colours[o + 2] = surface.blue;
      infrared[corners[i]] = eyes.nearInfrared;
    }
    return new Mesh(
        mesh.places(),
        mesh.normals(),
        colours,
        infrared,
        mesh.finishes(),
        mesh.open(),
        mesh.triangles());
  }
}
