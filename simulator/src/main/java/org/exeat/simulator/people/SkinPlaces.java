package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.root;

import java.util.Arrays;

/**
 * Places spread over the front of a face's skin, by which is told how much of a face a camera sees:
 * between chin, cheeks and brows, as densely at the sides as in the middle, the eyes' openings left
 * out, a millimetre above the surface. What is worn over the skin hides them.
 *
 * @param places in the lane's axes, metres, three values each
 * @param normals unit vectors out of the skin there
 */
record SkinPlaces(float[] places, float[] normals) {
  /** How many are aimed at; a tenth more or less come out. */
  private static final int WANTED = 130;

  private static final float E = .05f;

  static SkinPlaces of(Identity person, HeadShape shape, float metres) {
    FacePlan plan = shape.plan;
    float half = person.face().width() - .5f;
    float top = person.brows().y() - .2f;
    float bottom = plan.chinY - plan.open + .7f;
    float middle = (top + bottom) / 2;
    float high = (top - bottom) / 2;
    float apart = root((float) Math.PI * half * high / WANTED);
    float[] places = new float[3 * 512];
    float[] normals = new float[3 * 512];
    int n = 0;
    for (int row = 0; middle - high + row * apart * .866f <= top; row++) {
      float y = bottom + row * apart * .866f;
      float v = (y - middle) / high;
      float reach = half * root(1 - v * v * v * v);
      for (float x = -half + row % 2 * apart / 2; x <= half; x += apart * .97f) {
        boolean opening =
            abs(plan.levelV(x, y)) < .6f && abs(plan.eyeU(x)) < person.eyes().halfWidth() + .15f;
        if (abs(x) > reach || opening || n == 512) {
          continue;
        }
        float z = shape.face.surfaceZ(x, y);
        float[] p = shape.warp.toWarped(x, y, z);
        float gx = skin(shape, p, E, 0, 0) - skin(shape, p, -E, 0, 0);
        float gy = skin(shape, p, 0, E, 0) - skin(shape, p, 0, -E, 0);
        float gz = skin(shape, p, 0, 0, E) - skin(shape, p, 0, 0, -E);
        float unit = 1 / root(gx * gx + gy * gy + gz * gz + 1e-12f);
        if (gz * unit < .25f) {
          continue;
        }
        normals[n * 3] = gz * unit;
        normals[n * 3 + 1] = gx * unit;
        normals[n * 3 + 2] = gy * unit;
        places[n * 3] = p[2] * metres + .001f * normals[n * 3];
        places[n * 3 + 1] = p[0] * metres + .001f * normals[n * 3 + 1];
        places[n * 3 + 2] = p[1] * metres + .001f * normals[n * 3 + 2];
        n++;
      }
    }
    return new SkinPlaces(Arrays.copyOf(places, n * 3), Arrays.copyOf(normals, n * 3));
  }

  private static float skin(HeadShape shape, float[] p, float dx, float dy, float dz) {
    shape.warp.toUnwarped(p[0] + dx, p[1] + dy, p[2] + dz);
    return shape.face.distance(shape.warp.x, shape.warp.y, shape.warp.z);
  }
}
