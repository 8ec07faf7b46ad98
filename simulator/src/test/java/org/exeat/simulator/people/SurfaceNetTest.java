package org.exeat.simulator.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurfaceNetTest {
  private static final float[] LINES =
      SurfaceNet.lines(-6, 6, at -> at < 0 ? .5f : .3f + .03f * at);

  private static float sphere(float x, float y, float z) {
    return Solids.root(x * x + y * y + z * z) - 4;
  }

  /** How often each edge occurs, by its two corners. */
  private static Map<Long, Integer> edges(SurfaceNet net) {
    Map<Long, Integer> edges = new TreeMap<>();
    for (int i = 0; i < net.triangles.length; i++) {
      long a = net.triangles[i];
      long b = net.triangles[i / 3 * 3 + (i + 1) % 3];
      edges.merge(Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
    }
    return edges;
  }

  @Test
  void aSphereIsClosedAndTurnedOutwards() {
    SurfaceNet net = new SurfaceNet(SurfaceNetTest::sphere, LINES, LINES, LINES).extract();
    assertTrue(edges(net).values().stream().allMatch(n -> n == 2), "an edge is open");
    double volume = 0;
    for (int i = 0; i < net.triangles.length; i += 3) {
      float[] a = corner(net, i);
      volume += Vector.dot(a, Vector.cross(corner(net, i + 1), corner(net, i + 2))) / 6;
    }
    double exact = 4 / 3.0 * Math.PI * 64;
    assertEquals(exact, volume, exact * .03);
    for (int n = 0; n < net.corners; n++) {
      float[] p = {net.places[n * 3], net.places[n * 3 + 1], net.places[n * 3 + 2]};
      float[] normal = {net.normals[n * 3], net.normals[n * 3 + 1], net.normals[n * 3 + 2]};
      assertEquals(4, Vector.length(p), .01);
      assertTrue(Vector.dot(p, normal) > 3.99);
    }
  }

  private static float[] corner(SurfaceNet net, int index) {
    int o = net.triangles[index] * 3;
    return new float[] {net.places[o], net.places[o + 1], net.places[o + 2]};
  }

  /** Passing over empty blocks is the fast twin of looking at every cell. */
  @Test
  void skippedBlocksLoseNothingOfAHead() {
    Identity person = Identity.of(2); // long curly hair: its field is the least true
    HeadShape shape = new HeadShape(person, Mien.NEUTRAL.expression(), Wear.USUAL, null);
    for (HeadGrid grid :
        new HeadGrid[] {
          HeadGrid.front(person, Wear.USUAL, shape.plan, 2), HeadGrid.back(person, Wear.USUAL, 1.5f)
        }) {
      SurfaceNet fast = net(shape, grid).extract(true);
      SurfaceNet plain = net(shape, grid).extract(false);
      assertEquals(plain.corners, fast.corners);
      assertEquals(plain.triangles.length, fast.triangles.length);
    }
  }

  private static SurfaceNet net(HeadShape shape, HeadGrid grid) {
    return new SurfaceNet(shape::distanceUnderGlasses, grid.xs(), grid.ys(), grid.zs());
  }

  @Test
  void linesRiseAndReachTheEnd() {
    float[] lines = SurfaceNet.lines(0, 1, at -> .25f);
    assertArrayEquals(new float[] {0, .25f, .5f, .75f, 1}, lines);
  }
}
