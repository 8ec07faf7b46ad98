package org.exeat.simulator.render;

import java.util.List;

/** A vehicle's panes made ready for rays. Immutable, safe to share between threads. */
final class PaneTree {
  private final Mesh mesh;
  private final RayTree tree;

  /** Of each triangle. */
  private final Glass[] glasses;

  PaneTree(List<CabinLight.Sheet> sheets) {
    Mesh.Builder builder = new Mesh.Builder();
    int triangles = 0;
    for (CabinLight.Sheet s : sheets) {
      builder.add(s.surface(), Transform.NONE);
      triangles += s.surface().triangles().length / 3;
    }
    mesh = builder.build();
    tree = new RayTree(mesh);
    glasses = new Glass[triangles];
    int at = 0;
    for (CabinLight.Sheet s : sheets) {
      for (int i = 0; i < s.surface().triangles().length / 3; i++) {
        glasses[at++] = s.glass();
      }
    }
  }

  /** Finds the first pane on a way, as {@link RayTree#meet}. */
  void meet(float[] p, float[] d, float farthest, RayTree.Hit hit) {
    tree.meet(p, d, farthest, hit);
  }

  Glass glass(int triangle) {
    return glasses[triangle];
  }

  /** The normal at a triangle's first corner, outwards. */
  float[] normal(int triangle) {
    int c = mesh.triangles()[triangle * 3] * 3;
    return new float[] {mesh.normals()[c], mesh.normals()[c + 1], mesh.normals()[c + 2]};
  }
}
