package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RayTreeTest {
  private static final Material GREY = new Material(Finish.MATTE, new Rgb(.5f, .5f, .5f), .5f);

  private static Mesh soup(int triangles, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Mesh.Builder builder = new Mesh.Builder();
    for (int i = 0; i < triangles; i++) {
      double x = random.nextDouble(-2, 2);
      double y = random.nextDouble(-2, 2);
      double z = random.nextDouble(-2, 2);
      int[] c = new int[3];
      for (int k = 0; k < 3; k++) {
        c[k] =
            builder.corner(
                x + random.nextDouble(.6),
                y + random.nextDouble(.6),
                z + random.nextDouble(.6),
                0,
                0,
                1,
                GREY);
      }
      builder.triangle(c[0], c[1], c[2]);
    }
    return builder.build();
  }

  /** The plain twin: a tree of one triangle each, and the nearest of all answers. */
  @Test
  void meetsWhatTryingEveryTriangleMeets() {
    Mesh mesh = soup(300, 4);
    RayTree tree = new RayTree(mesh);
    RayTree[] single = new RayTree[300];
    for (int i = 0; i < single.length; i++) {
      int[] t = mesh.triangles();
      single[i] =
          new RayTree(
              new Mesh(
                  mesh.places(),
                  mesh.normals(),
                  mesh.colours(),
                  mesh.nearInfrared(),
                  mesh.finishes(),
                  mesh.open(),
                  new int[] {t[i * 3], t[i * 3 + 1], t[i * 3 + 2]}));
    }
    SplittableRandom random = new SplittableRandom(5);
    RayTree.Hit hit = new RayTree.Hit();
    RayTree.Hit one = new RayTree.Hit();
    int met = 0;
    for (int r = 0; r < 400; r++) {
      float[] p = {(float) random.nextDouble(-4, 4), (float) random.nextDouble(-4, 4), -4};
      float[] d = {(float) random.nextDouble(-.5, .5), (float) random.nextDouble(-.5, .5), 1};
      tree.meet(p, d, 100, hit);
      float nearest = Float.POSITIVE_INFINITY;
      for (RayTree s : single) {
        s.meet(p, d, 100, one);
        nearest = Math.min(nearest, one.distance);
      }
      assertEquals(nearest, hit.distance, 1e-5f);
      met += hit.triangle >= 0 ? 1 : 0;
    }
    assertTrue(met > 20, "only " + met + " rays met anything");
  }

  @Test
  void anEmptyMeshMeetsNothing() {
    RayTree.Hit hit = new RayTree.Hit();
    new RayTree(new Mesh.Builder().build()).meet(new float[3], new float[] {1, 0, 0}, 9, hit);
    assertEquals(-1, hit.triangle);
  }
}
